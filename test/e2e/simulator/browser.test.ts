import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';

import { describeWithBrowser } from '../../support/browser.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { type PageLog, watchPage } from '../explorer/watch-page.js';

/** A client whose callback redirects to another origin, as a gateway behind an application does. */
async function startClient(): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const { port } = request.socket.address() as { port: number };
    if (request.url?.startsWith('/auth/callback')) {
      response
        .writeHead(302, { location: request.url.replace(/^.*\?/, `http://localhost:${port}/home?`) })
        .end();
    } else {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<title>home</title><link rel="icon" href="data:,">');
    }
  });
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
}

describeWithBrowser('In a browser', (browser) => {
  let simulator: TestSimulator;
  let page: Page;
  let log: PageLog;
  let client: Server | undefined;
  beforeEach(async () => {
    simulator = await startSimulator();
    page = await browser().newPage();
    log = await watchPage(page);
  });
  afterEach(async () => {
    await page.close();
    await simulator.stop();
    client?.close();
    client?.closeAllConnections();
    client = undefined;
  });

  test('a user signs in, consents, and is redirected to the client and further', async () => {
    const { server, port } = await startClient();
    client = server;
    const query = new URLSearchParams({
      client_id: 'demo-client',
      redirect_uri: `http://127.0.0.1:${port}/auth/callback`,
      response_type: 'code',
      scope: 'sub email hubs:read hubs:write',
      state: 'the state',
    });
    await page.goto(`${simulator.url}/identity/oauth/v2/authorize?${query.toString()}`);
    await page.getByLabel('E-mail').fill('reader@demo.example');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('wrong').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('reader@demo.example');
    await page.getByLabel('Password').fill('demo');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Demo AB', checked: true }).waitFor();
    expect(await page.locator('s').allInnerTexts()).toEqual([
      'change the configuration and the active port of hubs',
    ]);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(`http://localhost:${port}/home?**`);
    expect(page.url()).toMatch(/\?code=[\w-]{43}&state=the\+state$/);
    // The console reports the 401 of the wrong password.
    expect(log.errors.filter((error) => !error.includes('401') && !error.includes('favicon'))).toEqual([]);
  });

  test('the page of the endpoints works without the internet', async () => {
    await page.goto(`${simulator.url}/doc/swagger/`);
    await page.getByText('/api/hubs/v1/{hubId}/config').waitFor();
    expect([...log.origins]).toEqual([simulator.url]);
    expect(log.errors).toEqual([]);
  });
});
