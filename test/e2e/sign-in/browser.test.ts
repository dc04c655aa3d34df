import { once } from 'node:events';
import { createServer } from 'node:http';
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import { describeWithBrowser } from '../../support/browser.js';
import { freePort } from '../../support/free-port.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { describeWithRedis } from '../../support/redis.js';
import { signInVariables } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

jest.setTimeout(60_000);

const document = 'query Whoami {\n  viewer { kind email }\n}\n';

describeWithRedis('a browser app with Redis', (redis) => {
  describeWithBrowser('signed in on the page of Operated', (browser) => {
    let simulator: TestSimulator;
    let gateway: TestGateway;
    let context: BrowserContext;
    let page: Page;
    let variables: Record<string, string>;
    /** Only grows, as clocks do. */
    let skewMs = 0;

    const startGateway = () =>
      startTestGateway(simulator.url, variables, {
        explorerDefaults: { document },
        now: () => Date.now() + skewMs,
      });

    beforeAll(async () => {
      simulator = await startSimulator();
      variables = { ...signInVariables(await freePort()), REDIS_URL: redis().url };
      gateway = await startGateway();
      context = await browser().newContext();
      page = await context.newPage();
    });
    afterAll(async () => {
      await context.close();
      await gateway.stop();
      await simulator.stop();
    });
    afterEach(() => context.clearCookies());

    const signIn = async (returnTo: string) => {
      await page.goto(`${gateway.url}/auth/login?returnTo=${returnTo}`);
      await page.getByLabel('E-mail').fill('admin@demo.example');
      await page.getByLabel('Password').fill('demo');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL(`${gateway.url}${returnTo}`);
    };
    /** Runs the explorer's query. @returns the answer as received. */
    const run = async (): Promise<unknown> => {
      const answered = page.waitForResponse(
        (response) =>
          response.url().endsWith('/graphql') && !!response.request().postData()?.includes('Whoami'),
      );
      await page.getByRole('button', { name: /execute query/i }).click();
      return (await answered).json();
    };
    const admin = { data: { viewer: { kind: 'USER', email: 'admin@demo.example' } } };

    it('should show that access was denied, and offer another attempt', async () => {
      await page.goto(`${gateway.url}/auth/login?returnTo=/explorer`);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('Access to Operated was not allowed.').waitFor();
      await page.getByRole('link', { name: 'Try again' }).click();
      await page.getByLabel('E-mail').waitFor();
      expect(new URL(page.url()).origin).toBe(simulator.url);
    });

    it('should see a page without violations of its own policy', async () => {
      const complaints: string[] = [];
      const listen = (message: ConsoleMessage) => complaints.push(message.text());
      page.on('console', listen);
      await page.goto(`${gateway.url}/auth/callback`);
      await page.getByText('This sign-in is not known').waitFor();
      // Resolves once what the page began to load is settled.
      await page.waitForLoadState('networkidle');
      page.off('console', listen);
      expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
    });

    it('should query, survive the expiry of its token and a restart, and sign out', async () => {
      await signIn('/explorer');
      expect(await run()).toEqual(admin);
      expect(await page.evaluate('document.cookie')).toBe('');

      skewMs += 3_700_000;
      await simulator.control.advance(3_700);
      expect(await run()).toEqual(admin);

      await gateway.stop();
      gateway = await startGateway();
      expect(await run()).toEqual(admin);

      expect(await page.evaluate(`fetch('/auth/session').then((answer) => answer.json())`)).toMatchObject({
        signedIn: true,
        user: { email: 'admin@demo.example' },
      });
      expect(
        await page.evaluate(`fetch('/auth/logout', { method: 'POST' }).then(({ status }) => status)`),
      ).toBe(204);
      expect(await context.cookies()).toEqual([]);
      expect(await run()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    });

    // Another port is the same site, to which the cookie is sent; another name is another site.
    it.each(['127.0.0.1', 'localhost'])('should be inaccessible to a page of %s', async (host) => {
      await signIn('/auth/session');
      const other = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html').end('<title>other</title>');
      }).listen(0);
      await once(other, 'listening');
      const address = other.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      await page.goto(`http://${host}:${port}/`);

      const attack = (path: string, init: object) =>
        page.evaluate<string>(
          `fetch(${JSON.stringify(gateway.url + path)}, ${JSON.stringify({ credentials: 'include', ...init })})
            .then((answer) => answer.type + ' ' + answer.status, () => 'blocked')`,
        );
      const query = JSON.stringify({ query: '{ viewer { email } }' });
      expect(
        await attack('/graphql', {
          method: 'POST',
          body: query,
          headers: { 'content-type': 'application/json' },
        }),
      ).toBe('blocked');
      expect(await attack('/auth/session', {})).toBe('blocked');
      expect(await attack('/auth/logout', { method: 'POST' })).toBe('blocked');
      expect(await attack('/auth/logout', { method: 'POST', mode: 'no-cors' })).toBe('opaque 0');
      other.close();
      other.closeAllConnections();

      const answer = await context.request.post(`${gateway.url}/graphql`, { data: { query: document } });
      expect(await answer.json()).toEqual(admin);
    });
  });
});
