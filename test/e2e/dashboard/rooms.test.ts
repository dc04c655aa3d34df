import type { Locator, Page } from 'playwright-core';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import { until } from '../../support/until.js';
import { describeDashboard } from './describe-dashboard.js';
import { hubNamed } from './hub-named.js';

const tiles = (page: Page): Locator => page.getByRole('list', { name: 'Rooms' }).getByRole('link');
const tile = (page: Page, name: string): Locator => tiles(page).filter({ hasText: name });
const group = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Show rooms by state' }).getByRole('button', { name });
const search = (page: Page): Locator => page.getByRole('textbox', { name: 'Search' });

const port = (page: Page, number: number): Locator =>
  page.getByRole('group', { name: `Port ${number} of India table 2` });
const isActive = (page: Page, number: number): Locator =>
  port(page, number).getByText('Active', { exact: true });
const switchTo = (page: Page, number: number): Promise<void> =>
  page.getByRole('button', { name: `Make active: port ${number} of India table 2`, exact: true }).click();

/** Its active port is 1, as long as no test changes it. */
const HUB = 'India table 2';

describeDashboard('The rooms in the dashboard', (dashboard) => {
  describe('The wall of rooms', () => {
    it('shows each change of a room without a reload: free, in use, too hot, offline', async () => {
      const { control } = dashboard.simulator;
      // The only hub of its room, so that its state is that of the room.
      const { id } = hubNamed(dashboard, 'Hotel charger');
      const page = await dashboard.open('/');
      const hotel = tile(page, 'Room Hotel');
      await hotel.getByText('In use').waitFor();

      await control.unplug(id, 2);
      await hotel.getByText('Free').waitFor();
      await group(page, '1 Free').waitFor();

      await control.plug(id, 2);
      await hotel.getByText('In use').waitFor();
      await group(page, '0 Free').waitFor();

      await control.temperature(id, 'overheat');
      await hotel.getByText('Too hot').waitFor();
      await control.temperature(id, 'normal');
      await hotel.getByText('Too hot').waitFor({ state: 'detached' });

      await control.presence(id, false);
      await hotel.getByText('Offline').waitFor();
      await control.presence(id, true);
      await hotel.getByText('In use').waitFor();
    });

    it('shows a meeting in each room of the hub that takes part in it', async () => {
      const { control } = dashboard.simulator;
      const { id } = hubNamed(dashboard, 'India table');
      const page = await dashboard.open('/', { isSignedIn: false });
      await group(page, '0 In a meeting').waitFor();

      await control.data(id, { state: { externalmtr: true } });
      await tile(page, 'Room India').getByText('In a meeting').waitFor();
      await tile(page, 'Room Alfa').getByText('In a meeting').waitFor();
      await control.data(id, { state: { externalmtr: false } });
      await group(page, '0 In a meeting').waitFor();
    });

    it('keeps what was searched for, chosen and sorted by in its address', async () => {
      const { control } = dashboard.simulator;
      const { id } = hubNamed(dashboard, 'Hotel charger');
      await control.presence(id, false);
      const page = await dashboard.open('/');
      await page.getByText('9 of 9 rooms').waitFor();

      await page.getByLabel('Sort by').selectOption('State: problems first');
      expect(await tiles(page).first().innerText()).toContain('Room Hotel');
      await search(page).fill('hot');
      await page.getByText('1 of 9 rooms').waitFor();
      await group(page, 'Offline').click();
      await page.reload();

      await page.getByText('1 of 9 rooms').waitFor();
      expect(await search(page).inputValue()).toBe('hot');
      expect(await group(page, 'Offline').getAttribute('aria-pressed')).toBe('true');
      await control.presence(id, true);
      await page.getByText('No room matches').waitFor();
      await page.getByRole('button', { name: 'Show all rooms' }).click();
      await page.getByText('9 of 9 rooms').waitFor();
      expect(await search(page).inputValue()).toBe('');
    });

    it('opens a room by keyboard, reads the new page from its start, and goes back', async () => {
      const page = await dashboard.open('/');
      await tile(page, 'Room Golf').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      await group(page, 'All').focus();
      await search(page).focus();
      await page.keyboard.type('golf');
      await page.getByText('1 of 9 rooms').waitFor();
      // Clear the search, sort by, the only room.
      for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');

      await page.waitForURL(/\/rooms\//);
      await page.locator('#main:focus').waitFor();
      await page.goBack();
      await page.getByText('1 of 9 rooms').waitFor();
    });

    it('says that a path is no page of it, and leads to the rooms', async () => {
      const page = await dashboard.open('/none/at/all');
      await page.getByText('There is no such page').waitFor();
      await page.getByRole('link', { name: 'Go to the rooms' }).click();
      await tiles(page).first().waitFor();
    });
  });

  describe('The page of a room', () => {
    const roomOfHub = () => `/rooms/${hubNamed(dashboard, HUB).spaceIds[0]}`;
    const openRoom = () => dashboard.open(roomOfHub());

    it('takes back a change that Operated rejects: shown immediately, then the reason and the port as it is', async () => {
      const page = await openRoom();
      await isActive(page, 1).waitFor();
      const rejected: FaultRule = {
        method: 'PUT',
        path: '/api/hubs/v1/{hubId}/state',
        kind: 'status',
        status: 422,
        delayMs: 2_000,
      };
      await dashboard.simulator.control.faults([rejected]);

      await switchTo(page, 4);
      await isActive(page, 4).waitFor();
      expect(await isActive(page, 1).isVisible()).toBe(false);
      await page.getByText('India table 2: the active port was not changed').waitFor();
      await isActive(page, 1).waitFor();
      expect(await isActive(page, 4).isVisible()).toBe(false);
      expect(hubNamed(dashboard, HUB).state()['active']).toBe(1);
    });

    it('offers no change to a caller who may not change hubs, and says why', async () => {
      const page = await dashboard.open(roomOfHub(), { isSignedIn: false });
      await isActive(page, 1).waitFor();
      await page.getByText('Sign in to change hubs.').first().waitFor();
      const button = page.getByRole('button', { name: 'Make active: port 4 of India table 2', exact: true });
      expect(await button.isDisabled()).toBe(true);
    });

    it('changes the active port with one click, and shows what other callers and devices change', async () => {
      const { control } = dashboard.simulator;
      const { id } = hubNamed(dashboard, HUB);
      const page = await openRoom();
      await isActive(page, 1).waitFor();

      await switchTo(page, 4);
      await isActive(page, 4).waitFor();
      await until(
        () => dashboard.simulator.world.hubs.get(id)?.state()['active'],
        (active) => active === 4,
      );

      // The button of port 1 on the table.
      await control.press(id, 1);
      await isActive(page, 1).waitFor();
      await control.plug(id, 2, { vid: 0x05ac, pid: 0x10a5 });
      await port(page, 2).getByText('Apple').waitFor();
      await control.unplug(id, 2);
      await port(page, 2).getByText('Empty').waitFor();
    });

    it('shows the course of the power as a chart, and as a table with the same values', async () => {
      const page = await openRoom();
      await isActive(page, 1).waitFor();
      await page.getByRole('heading', { name: 'Since this page was opened' }).waitFor();
      await page.locator('.recharts-surface').first().waitFor();
      await page.getByText('Table', { exact: true }).click();
      await page
        .getByRole('cell', { name: /^[\d,.]+ W$/ })
        .first()
        .waitFor();
    });

    it('says that a room does not exist', async () => {
      const page = await dashboard.open('/rooms/none');
      await page.getByText('There is no such room').waitFor();
    });
  });
});
