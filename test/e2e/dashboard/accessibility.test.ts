import { describeDashboard, type Dashboard } from './describe-dashboard.js';
import { hubNamed } from './hub-named.js';
import { seriousViolations } from './serious-violations.js';

/** Every page, with a text that it has when its data is shown. */
const PAGES: readonly (readonly [name: string, path: (dashboard: Dashboard) => string, shown: string])[] = [
  ['the rooms', () => '/', '9 of 9 rooms'],
  ['a room', (dashboard) => `/rooms/${hubNamed(dashboard, 'India table').spaceIds[0]}`, 'India table 2'],
  ['the power', () => '/power', '25 of 30 hubs report their power.'],
  [
    'the settings of a hub',
    (dashboard) => `/hubs/${hubNamed(dashboard, 'India table').id}/settings`,
    'Lock active',
  ],
  ['the settings of many hubs', () => '/settings', 'Settings of many hubs'],
  ['a path that is no page', () => '/none', 'There is no such page'],
];

const VIEWPORTS = {
  phone: { width: 360, height: 740 },
  laptop: { width: 1280, height: 800 },
  'wall screen': { width: 2560, height: 1440 },
} as const;

describeDashboard('Every page of the dashboard', (dashboard) => {
  describe.each(PAGES)('%s', (_name, path, shown) => {
    it('has no serious violation that axe finds, in light and in dark', async () => {
      const page = await dashboard.open(path(dashboard), { viewport: VIEWPORTS.laptop });
      await page.getByText(shown, { exact: true }).first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
        expect([colorScheme, await seriousViolations(page)]).toEqual([colorScheme, []]);
      }
    });

    it('fits a phone and a wall screen without scrolling sideways', async () => {
      const page = await dashboard.open(path(dashboard), { viewport: VIEWPORTS.phone });
      for (const viewport of [VIEWPORTS.phone, VIEWPORTS['wall screen']]) {
        await page.setViewportSize(viewport);
        await page.getByText(shown, { exact: true }).first().waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      }
    });
  });

  it('is reached by keyboard on a phone, through the menu of pages', async () => {
    const page = await dashboard.open('/', { viewport: VIEWPORTS.phone });
    await page.getByRole('button', { name: 'Open the navigation' }).press('Enter');
    await page.getByRole('link', { name: 'Power' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Power' }).waitFor();
    await page.getByRole('button', { name: 'Open the navigation' }).waitFor();
  });
});
