import type { Page } from 'playwright-core';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import { describeDashboard } from './describe-dashboard.js';
import { hubNamed } from './hub-named.js';

const banner = (page: Page, title: string) => page.getByRole('region', { name: title });
const hotel = (page: Page) =>
  page.getByRole('list', { name: 'Rooms' }).getByRole('link').filter({ hasText: 'Room Hotel' });

/** The interval at which the dashboard checks whether Operated answers, while nothing is wrong, ms. */
const PULSE_MS = 15_000;

const OUTAGE: FaultRule[] = [{ method: '*', path: '*', kind: 'status', status: 503 }];

describeDashboard('Connection and session', (dashboard) => {
  describe('The dashboard', () => {
    it('says that Operated does not answer, keeps the last known state with its age, and recovers by itself', async () => {
      const { control } = dashboard.simulator;
      const { id } = hubNamed(dashboard, 'Hotel charger');
      const page = await dashboard.open('/', { hasTestClock: true });
      await hotel(page).getByText('In use').waitFor();
      const outage = banner(page, 'Operated does not answer');

      await control.faults(OUTAGE);
      await page.clock.fastForward(PULSE_MS);
      await outage.getByText(/last known state, .*\d+ seconds ago/).waitFor();
      expect(await hotel(page).innerText()).toContain('In use');
      // Changes during the outage are shown after it.
      await control.unplug(id, 2);
      await control.clearFaults();

      await outage.waitFor({ state: 'detached' });
      await hotel(page).getByText('Free').waitFor();
      await control.plug(id, 2);
      await hotel(page).getByText('In use').waitFor();
    });

    it('that is opened during an outage says what it cannot show, and shows it at recovery', async () => {
      const { control } = dashboard.simulator;
      await control.faults(OUTAGE);
      const page = await dashboard.open('/', { isSignedIn: false });
      await page.getByText('The rooms cannot be read').waitFor();
      await banner(page, 'Operated does not answer').waitFor();
      await control.clearFaults();
      await hotel(page).waitFor();
      await banner(page, 'Operated does not answer').waitFor({ state: 'detached' });
    });

    it('survives a restart of the gateway: the banner goes away, and live updates go on', async () => {
      const { control } = dashboard.simulator;
      const { id } = hubNamed(dashboard, 'Hotel charger');
      const page = await dashboard.open('/', { isSignedIn: false });
      await hotel(page).getByText('In use').waitFor();

      await dashboard.restartGateway(async () => {
        await banner(page, 'The gateway cannot be reached').waitFor();
        await control.unplug(id, 2);
      });

      await banner(page, 'The gateway cannot be reached').waitFor({ state: 'detached' });
      await hotel(page).getByText('Free').waitFor();
      await control.plug(id, 2);
      await hotel(page).getByText('In use').waitFor();
    });

    it('says that the device is offline, and shows what changed when the network is back', async () => {
      const { control } = dashboard.simulator;
      const { id } = hubNamed(dashboard, 'Hotel charger');
      const page = await dashboard.open('/');
      await hotel(page).getByText('In use').waitFor();

      await page.context().setOffline(true);
      await banner(page, 'This device is offline').waitFor();
      await control.unplug(id, 2);
      await page.context().setOffline(false);

      await hotel(page).getByText('Free').waitFor();
      await banner(page, 'This device is offline').waitFor({ state: 'detached' });
      await control.plug(id, 2);
    });
  });

  describe('The session of the dashboard', () => {
    it('is begun by the user on the page of Operated, which returns to the same page, and ended by a menu', async () => {
      const page = await dashboard.open('/power?by=room', { isSignedIn: false });
      await page.getByRole('button', { name: 'Account: Not signed in' }).click();
      await page.getByText('You can read, but not change hubs.').waitFor();
      await page.getByRole('menuitem', { name: 'Sign in' }).click();

      await page.getByLabel('E-mail').fill('admin@demo.example');
      await page.getByLabel('Password').fill('demo');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL(`${dashboard.gateway.url}/dashboard/power?by=room`);
      await page.getByRole('button', { name: 'Account: admin@demo.example' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();

      await page.getByRole('button', { name: 'Account: Not signed in' }).waitFor();
      expect(await page.context().cookies(dashboard.gateway.url)).toEqual([]);
    });

    it('asks the user to sign in again when it has ended, and returns to the same page', async () => {
      const page = await dashboard.open('/?search=hot');
      await hotel(page).waitFor();
      // The other gateway does not have the sessions of the first.
      await dashboard.restartGateway();

      const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
      await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByLabel('E-mail').fill('admin@demo.example');
      await page.getByLabel('Password').fill('demo');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Allow' }).click();

      await page.getByText('1 of 9 rooms').waitFor();
      await page.getByRole('button', { name: 'Account: admin@demo.example' }).waitFor();
      expect(await dialog.isVisible()).toBe(false);
    });
  });
});
