import { describeDashboard } from './describe-dashboard.js';
import { hubNamed } from './hub-named.js';

const HUB = 'India table';

describeDashboard('The settings of a hub', (dashboard) => {
  const path = () => `/hubs/${hubNamed(dashboard, HUB).id}/settings`;

  it('are a form that rejects an invalid value beside its field, and sends nothing', async () => {
    const page = await dashboard.open(path());
    const delay = page.getByRole('textbox', { name: 'UC long press delay' });
    await delay.fill('250');
    await page.getByText('1 setting changed, 1 with an error').waitFor();
    expect(await delay.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('button', { name: 'Review the change' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(await delay.inputValue()).toBe('2000 ms');
  });

  it('show in a dry run what would change, and change it only then', async () => {
    const hub = hubNamed(dashboard, HUB);
    const before = hub.config();
    const page = await dashboard.open(path());
    await page.getByRole('textbox', { name: 'UC long press delay' }).fill('600');
    await page.getByRole('switch', { name: 'Lock active' }).press('Space');
    await page.getByText('2 settings changed').waitFor();
    await page.getByRole('button', { name: 'Review the change' }).press('Enter');

    const review = page.getByRole('dialog', { name: 'Review the change of India table' });
    await review.getByText('Nothing has been sent to the hub yet.').waitFor();
    const differences = review.getByRole('listitem');
    expect(await differences.count()).toBe(2);
    await differences.filter({ hasText: 'UC long press delay' }).getByText('600 ms').waitFor();
    expect(hub.config()).toEqual(before);

    await review.getByRole('button', { name: 'Change the hub' }).click();
    await page.getByText('The settings were changed.').waitFor();
    const changed = Object.entries(hub.config()).filter(([name, value]) => value !== before[name]);
    expect(changed).toHaveLength(2);
    expect(await page.getByText('settings changed').isVisible()).toBe(false);
  });

  it('ask for a confirmation of a value that is dangerous', async () => {
    const page = await dashboard.open(path());
    const group = page.locator('[data-setting="inactiveDisabled"]');
    await group.getByLabel('Port 1').press('Space');
    await page.getByRole('button', { name: 'Review the change' }).click();
    const change = page.getByRole('button', { name: 'Change the hub' });
    await change.waitFor();
    expect(await change.isDisabled()).toBe(true);
    await page.getByLabel('Make this change all the same').check();
    expect(await change.isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Back to the form' }).click();
  });

  it('can be read, and not changed, by a caller who may not change hubs', async () => {
    const page = await dashboard.open(path(), { isSignedIn: false });
    await page.getByText('Sign in to change hubs.').waitFor();
    expect(await page.getByRole('textbox', { name: 'UC long press delay' }).isDisabled()).toBe(true);
  });
});
