import type { Locator, Page } from 'playwright-core';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import { until } from '../../support/until.js';
import { describeDashboard } from './describe-dashboard.js';
import { hubNamed } from './hub-named.js';

const port = (page: Page, number: number): Locator =>
  page.getByRole('group', { name: `Port ${number} of India table 2` });
const isActive = (page: Page, number: number): Locator =>
  port(page, number).getByText('Active', { exact: true });
const switchTo = (page: Page, number: number): Promise<void> =>
  page.getByRole('button', { name: `Make active: port ${number} of India table 2`, exact: true }).click();

/** Its active port is 1, as long as no test changes it. */
const HUB = 'India table 2';

describeDashboard('The page of a room', (dashboard) => {
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
