import type { BrowserContext, Page, WebSocket } from 'playwright-core';
import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import { describeWithBrowser } from '../../support/browser.js';
import type { TestGateway } from '../../support/gateway.js';
import { SESSION_COOKIE } from '../../../src/auth/sessions/cookies.js';
import { signIn, startSignInGateway } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';
import { type PageLog, watchPage } from './watch-page.js';

const document = 'subscription Watch {\n  hubChanged(includeCurrent: true) { hub { id } }\n}\n';
const OTHER_ORGANISATION = 'other-client';

describeWithBrowser('a subscription in the explorer', (browser) => {
  const key = createApiKey();
  let simulator: TestSimulator;
  let gateway: TestGateway;
  let context: BrowserContext;
  let page: Page;
  let log: PageLog;
  let sockets: WebSocket[];
  let sent: string[];

  /** Opens the explorer of a new gateway. */
  const open = async (environment: Readonly<Record<string, string>>, bearerToken?: string) => {
    gateway = await startSignInGateway(
      simulator.url,
      { SHUTDOWN_TIMEOUT_MS: '100', SHUTDOWN_SPREAD_MS: '0', ...environment },
      { explorerDefaults: { document, bearerToken } },
    );
    page = await context.newPage();
    log = await watchPage(page);
    page.on('websocket', (socket) => {
      sockets.push(socket);
      socket.on('framesent', ({ payload }) => sent.push(String(payload)));
    });
  };
  const visit = async () => {
    await page.goto(`${gateway.url}/explorer`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  };

  beforeEach(async () => {
    sockets = [];
    sent = [];
    simulator = await startSimulator({ hubs: 6 });
    context = await browser().newContext();
  });
  afterEach(async () => {
    await context.close();
    await gateway.stop();
    await simulator.stop();
  });

  const execute = () => page.getByRole('button', { name: /execute query/i }).click();
  const stop = () => page.getByRole('button', { name: /stop query/i }).click();
  const response = () => page.locator('.graphiql-response .view-lines');
  /** Waits for an event about a hub that this organisation has. */
  const event = async (clientId?: string) => {
    const ids = hubsOf(simulator.world, clientId).map(({ id }) => id);
    await response()
      .getByText(new RegExp(ids.join('|')))
      .waitFor();
  };
  const writeHeaders = async (headers: object) => {
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('.graphiql-editor:not(.hidden) .view-lines').last().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(JSON.stringify(headers));
  };
  const parameters = () =>
    sent
      .map((text) => JSON.parse(text) as { readonly type: string; readonly payload?: unknown })
      .flatMap(({ type, payload }) => (type === 'connection_init' ? [payload] : []));
  const principals = () =>
    gateway.log
      .map(
        (line) =>
          JSON.parse(line) as { readonly msg: string; readonly principal?: { readonly kind: string } },
      )
      .flatMap(({ msg, principal }) => (msg === 'websocket closed' ? [principal?.kind] : []));
  const closed = (count: number) => until(principals, ({ length }) => length >= count);

  it('should be rejected with the reason for an invalid token', async () => {
    await open({}, 'not-a-token');
    await visit();
    await execute();

    await response().getByText('4401 Unauthorized').waitFor();
    expect(principals()).toEqual([undefined]);
  });

  it("should send the header's token when it connects, never in a URL, and store it nowhere", async () => {
    const token = await simulator.userToken();
    await open({}, token);
    await visit();
    await execute();
    await event();

    expect(parameters()).toEqual([{ Authorization: `Bearer ${token}` }]);
    expect(sockets.map((socket) => socket.url())).toEqual([`${gateway.url.replace('http', 'ws')}/graphql`]);
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(token);
    expect(log.errors).toEqual([]);
  });

  it('should connect again with a changed token', async () => {
    const other = await simulator.userToken({ clientId: OTHER_ORGANISATION, email: 'admin@other.example' });
    await open({}, await simulator.userToken());
    await visit();
    await execute();
    await event();
    await stop();
    await writeHeaders({ authorization: `Bearer ${other}` });
    await execute();
    await event(OTHER_ORGANISATION);

    expect(sockets).toHaveLength(2);
    expect(parameters()[1]).toEqual({ authorization: `Bearer ${other}` });
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(other);
  });

  it('should close its connection when it is stopped', async () => {
    await open({}, await simulator.userToken());
    await visit();
    await execute();
    await event();
    expect(sockets.map((socket) => socket.isClosed())).toEqual([false]);
    await stop();
    await closed(1);

    expect(principals()).toEqual(['user']);
  });

  it('should run as the service without a header, where that is open', async () => {
    await open({ SERVICE_ACCESS: 'open' });
    await visit();
    await execute();
    await event();
    await stop();
    await closed(1);

    expect(principals()).toEqual(['service']);
  });

  it('should run as the user of the session without a header', async () => {
    await open({ SERVICE_ACCESS: 'open' });
    const value = (await signIn(gateway.url)).get(SESSION_COOKIE) ?? '';
    await context.addCookies([{ name: SESSION_COOKIE, value, url: gateway.url }]);
    await visit();
    await execute();
    await event();
    await stop();
    await closed(1);

    expect(principals()).toEqual(['session']);
  });

  it('should run with the API key of a header, not as the session', async () => {
    await open({ SERVICE_ACCESS: 'apiKey', API_KEYS: `explorer/${sha256(key)}/hubs:read` });
    const value = (await signIn(gateway.url)).get(SESSION_COOKIE) ?? '';
    await context.addCookies([{ name: SESSION_COOKIE, value, url: gateway.url }]);
    await visit();
    await writeHeaders({ 'X-API-Key': key });
    await execute();
    await event();
    await stop();
    await closed(1);

    expect(principals()).toEqual(['service']);
  });
});
