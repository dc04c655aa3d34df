import type { Page, WebSocket } from 'playwright-core';
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
  let simulator: TestSimulator;
  let gateway: TestGateway;
  let page: Page;
  let log: PageLog;
  // What the page and the gateway did since the test began.
  let sockets: WebSocket[];
  let sent: string[];
  let received: string[];
  let firstLine: number;
  let firstError: number;

  beforeAll(async () => {
    simulator = await startSimulator({ hubs: 6 });
  });
  afterAll(() => simulator.stop());

  /** Tests that share the explorer of one gateway, because the editor is slow to load. Each writes its headers. */
  const describeExplorer = (environment: Readonly<Record<string, string>>, tests: () => void) =>
    describe(`with SERVICE_ACCESS=${environment['SERVICE_ACCESS']}`, () => {
      beforeAll(async () => {
        gateway = await startSignInGateway(
          simulator.url,
          { SHUTDOWN_TIMEOUT_MS: '100', SHUTDOWN_SPREAD_MS: '0', ...environment },
          { explorerDefaults: { document } },
        );
        page = await browser().newPage();
        log = await watchPage(page);
        page.on('websocket', (socket) => {
          sockets.push(socket);
          socket.on('framesent', ({ payload }) => sent.push(String(payload)));
          socket.on('framereceived', ({ payload }) => received.push(String(payload)));
        });
        await page.goto(`${gateway.url}/explorer`);
        await page.locator('.graphiql-query-editor .view-line').first().waitFor();
      });
      afterAll(async () => {
        await page.close();
        await gateway.stop();
      });

      beforeEach(() => {
        sockets = [];
        sent = [];
        received = [];
        firstLine = gateway.log.length;
        firstError = log.errors.length;
      });
      afterEach(async () => {
        if (await stopButton().isVisible()) await stopButton().click();
        await closed(sockets.length);
        await page.context().clearCookies();
      });

      tests();
    });

  const execute = () => page.getByRole('button', { name: /execute query/i }).click();
  const stopButton = () => page.getByRole('button', { name: /stop query/i });
  const stop = () => stopButton().click();
  const response = () => page.locator('.graphiql-response .view-lines');
  /** Waits for an event about a hub that this organisation has. */
  const event = async (clientId?: string) => {
    const ids = new RegExp(
      hubsOf(simulator.world, clientId)
        .map(({ id }) => id)
        .join('|'),
    );
    // The response of the test before is visible until the page shows the next one.
    await until(
      () => received,
      (messages) => messages.some((message) => ids.test(message)),
    );
    await response().getByText(ids).waitFor();
  };
  const writeHeaders = async (headers?: object) => {
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('.graphiql-editor:not(.hidden) .view-lines').last().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    if (headers !== undefined) await page.keyboard.insertText(JSON.stringify(headers));
  };
  const signInHere = async () => {
    const value = (await signIn(gateway.url)).get(SESSION_COOKIE) ?? '';
    await page.context().addCookies([{ name: SESSION_COOKIE, value, url: gateway.url }]);
  };
  const parameters = () =>
    sent
      .map((text) => JSON.parse(text) as { readonly type: string; readonly payload?: unknown })
      .flatMap(({ type, payload }) => (type === 'connection_init' ? [payload] : []));
  const principals = () =>
    gateway.log
      .slice(firstLine)
      .map(
        (line) =>
          JSON.parse(line) as { readonly msg: string; readonly principal?: { readonly kind: string } },
      )
      .flatMap(({ msg, principal }) => (msg === 'websocket closed' ? [principal?.kind] : []));
  const closed = (count: number) => until(principals, ({ length }) => length >= count);

  describeExplorer({ SERVICE_ACCESS: 'open' }, () => {
    it('should be rejected with the reason for an invalid token', async () => {
      await writeHeaders({ Authorization: 'Bearer not-a-token' });
      await execute();

      await response().getByText('4401 Unauthorized').waitFor();
      expect(principals()).toEqual([undefined]);
    });

    it("should send the header's token when it connects, never in a URL, and store it nowhere", async () => {
      const token = await simulator.userToken();
      await writeHeaders({ Authorization: `Bearer ${token}` });
      await execute();
      await event();

      expect(parameters()).toEqual([{ Authorization: `Bearer ${token}` }]);
      expect(sockets.map((socket) => socket.url())).toEqual([`${gateway.url.replace('http', 'ws')}/graphql`]);
      expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(token);
      expect(log.errors.slice(firstError)).toEqual([]);
    });

    it('should connect again with a changed token', async () => {
      const other = await simulator.userToken({ clientId: OTHER_ORGANISATION, email: 'admin@other.example' });
      await writeHeaders({ authorization: `Bearer ${await simulator.userToken()}` });
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
      await writeHeaders({ authorization: `Bearer ${await simulator.userToken()}` });
      await execute();
      await event();
      expect(sockets.map((socket) => socket.isClosed())).toEqual([false]);
      await stop();
      await closed(1);

      expect(principals()).toEqual(['user']);
    });

    it('should run as the service without a header', async () => {
      await writeHeaders();
      await execute();
      await event();
      await stop();
      await closed(1);

      expect(principals()).toEqual(['service']);
    });

    it('should run as the user of the session without a header', async () => {
      await signInHere();
      await writeHeaders();
      await execute();
      await event();
      await stop();
      await closed(1);

      expect(principals()).toEqual(['session']);
    });
  });

  const key = createApiKey();
  describeExplorer({ SERVICE_ACCESS: 'apiKey', API_KEYS: `explorer/${sha256(key)}/hubs:read` }, () => {
    it('should run with the API key of a header, not as the session', async () => {
      await signInHere();
      await writeHeaders({ 'X-API-Key': key });
      await execute();
      await event();
      await stop();
      await closed(1);

      expect(principals()).toEqual(['service']);
    });
  });
});
