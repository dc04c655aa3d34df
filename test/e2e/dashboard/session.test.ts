import { describeDashboard } from './describe-dashboard.js';

describeDashboard('The session of the dashboard', (dashboard) => {
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
});
