import type { Locator, Page } from 'playwright-core';
import { describeDashboard } from './describe-dashboard.js';
import { hubNamed } from './hub-named.js';

const tiles = (page: Page): Locator => page.getByRole('list', { name: 'Rooms' }).getByRole('link');
const tile = (page: Page, name: string): Locator => tiles(page).filter({ hasText: name });
const group = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Show rooms by state' }).getByRole('button', { name });
const search = (page: Page): Locator => page.getByRole('textbox', { name: 'Search' });

describeDashboard('The wall of rooms', (dashboard) => {
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
