import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import { hubsOf } from '../../support/world.js';
import { describeDashboard, type Dashboard } from './describe-dashboard.js';
import { hubNamed } from './hub-named.js';
import { seriousViolations } from './serious-violations.js';

const SETTING = 'UC long press delay';
const CHANGE = { method: 'PUT', path: '/api/hubs/v1/{hubId}/config' } as const;

/** Chooses the hubs of a product, with all the table shows selected. @param count how many there are. */
async function selectProduct(page: Page, product: string, count: number): Promise<void> {
  await page.getByLabel('Product', { exact: true }).selectOption(product);
  await page.getByLabel(`Select all ${count} rows shown`).check();
  await page.getByText(`${count} hubs selected`, { exact: true }).waitFor();
}

async function chooseDelay(page: Page, milliseconds: number): Promise<void> {
  await page.getByRole('combobox', { name: 'Add a setting' }).click();
  await page.getByRole('option', { name: SETTING }).click();
  await page.getByRole('textbox', { name: SETTING }).fill(String(milliseconds));
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The results of the hubs, without the row of the headings. */
const resultsOf = (page: Page, caption: 'What would change' | 'What was changed'): Locator =>
  page
    .getByRole('region', { name: caption })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });

/** Records each value that a progress bar shows from now on. */
async function recordProgress(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(`(() => {
    globalThis.progressValues = [];
    new MutationObserver(() => {
      const value = Number(document.querySelector('[role=progressbar]').ariaValueNow);
      if (progressValues.at(-1) !== value) progressValues.push(value);
    }).observe(document.body, { subtree: true, attributeFilter: ['aria-valuenow'] });
  })()`);
  return async () => z.array(z.number()).parse(await page.evaluate('progressValues'));
}

/** How many hubs have this delay, in the unit of Operated. */
function hubsWithDelay({ simulator }: Dashboard, milliseconds: number): number {
  return hubsOf(simulator.world).filter((hub) => hub.config()['mtrlongpressdelay'] === milliseconds / 100)
    .length;
}

async function changesSent({ simulator }: Dashboard): Promise<number> {
  const { byEndpoint } = await simulator.control.requests();
  return byEndpoint[`${CHANGE.method} ${CHANGE.path}`] ?? 0;
}

describeDashboard('The settings of many hubs', (dashboard) => {
  beforeEach(() => dashboard.simulator.control.clearRequests());

  it('cannot be changed by a caller who may not change hubs', async () => {
    const page = await dashboard.open('/settings', { isSignedIn: false });
    await selectProduct(page, 'OPC4', 20);
    await chooseDelay(page, 500);
    await page.getByText('Sign in to change hubs.').waitFor();
    expect(await page.getByRole('button', { name: 'Dry run' }).isDisabled()).toBe(true);
  });

  it('stay as they are when the filter finds another number of hubs than at the dry run', async () => {
    const page = await dashboard.open('/settings');
    await page.getByLabel('Product', { exact: true }).selectOption('OPC4');
    await page.getByLabel('Connection').selectOption('Online');
    await page.getByLabel('Every hub that the filter finds (19)').check();
    await chooseDelay(page, 600);
    await press(page, 'Dry run');
    await page.getByText('19 of 19 hubs checked.').first().waitFor();

    const { id } = hubNamed(dashboard, 'Alfa table');
    await dashboard.simulator.control.presence(id, false);
    await press(page, 'Change 19 hubs');
    await page.getByRole('alert').getByText('the filter selects 18 hubs now, not 19').waitFor();
    expect(await changesSent(dashboard)).toBe(0);

    // Another dry run finds what there is now.
    await press(page, 'Repeat the dry run');
    await press(page, 'Change 18 hubs');
    await page.getByText('18 of 18 hubs processed.').first().waitFor();
    await page.getByText('18 hubs found by the filter').waitFor();
    expect(hubsWithDelay(dashboard, 600)).toBe(18);
    await dashboard.simulator.control.presence(id, true);
  });

  it('are not changed by the batches that follow a cancellation', async () => {
    const page = await dashboard.open('/settings');
    await selectProduct(page, 'OPC4', 20);
    await chooseDelay(page, 700);
    await press(page, 'Dry run');
    const slow: FaultRule = { ...CHANGE, kind: 'delay', delayMs: 1_000 };
    await dashboard.simulator.control.faults([slow]);
    await press(page, 'Change 20 hubs');
    await press(page, 'Cancel');
    await page
      .getByText('Cancelled: 10 of 20 hubs processed; nothing was sent to the others.')
      .first()
      .waitFor();
    expect(await resultsOf(page, 'What was changed').count()).toBe(10);
    expect(await changesSent(dashboard)).toBeLessThanOrEqual(10);
    expect(hubsWithDelay(dashboard, 700)).toBeGreaterThan(0);
    expect(hubsWithDelay(dashboard, 700)).toBeLessThanOrEqual(10);
  });

  it('show in a dry run what would change on each hub, then the progress and the result of each', async () => {
    const page = await dashboard.open('/settings');
    await selectProduct(page, 'OPC4', 20);
    await chooseDelay(page, 800);
    await press(page, 'Dry run');
    await page.getByText('20 of 20 hubs checked.').first().waitFor();
    const planned = resultsOf(page, 'What would change');
    expect(await planned.filter({ hasText: 'Would change' }).filter({ hasText: '800 ms' }).count()).toBe(20);
    expect(await changesSent(dashboard)).toBe(0);

    const rejected: FaultRule = { ...CHANGE, kind: 'status', status: 422, times: 1 };
    await dashboard.simulator.control.faults([rejected]);
    const progress = await recordProgress(page);
    await press(page, 'Change 20 hubs');
    await page.getByText('20 of 20 hubs processed.').first().waitFor();
    const bar = page.getByRole('progressbar', { name: 'Progress of the change' });
    expect(await bar.getAttribute('aria-valuemax')).toBe('20');
    expect(await progress()).toEqual([0, 10, 20]);
    const results = resultsOf(page, 'What was changed');
    expect(await results.filter({ hasText: 'Changed' }).count()).toBe(18);
    await results.filter({ hasText: 'Not possible' }).getByText('Operated rejected the change').waitFor();
    await results
      .filter({ hasText: 'Not possible' })
      .getByText(/offline/)
      .waitFor();
    expect(hubsWithDelay(dashboard, 800)).toBe(18);

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      expect(await seriousViolations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('are not lost without a question when another page is opened', async () => {
    const page = await dashboard.open('/settings');
    await chooseDelay(page, 900);
    const power = page.getByRole('link', { name: 'Power' });
    await power.click();
    await page.getByRole('dialog').waitFor();
    await press(page, 'Stay');
    expect(await page.getByRole('textbox', { name: SETTING }).inputValue()).toBe('900 ms');
    await power.click();
    await press(page, 'Leave');
    await page.getByRole('heading', { level: 1, name: 'Power' }).waitFor();
  });
});
