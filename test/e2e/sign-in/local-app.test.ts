import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { describeWithBrowser } from '../../support/browser.js';
import type { TestGateway } from '../../support/gateway.js';
import { startSignInGateway } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

jest.setTimeout(60_000);

const NAMES = ['localhost', '127.0.0.1'] as const;
type Name = (typeof NAMES)[number];
const otherThan = (name: Name): Name => (name === 'localhost' ? '127.0.0.1' : 'localhost');

/** An app on the developer's machine, at both names. */
async function startApp() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<title>Rooms</title>');
  }).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    at: (name: Name) => `http://${name}:${port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

describeWithBrowser('an app on the machine of its developer', (browser) => {
  let simulator: TestSimulator;
  let app: Awaited<ReturnType<typeof startApp>>;
  let gateway: TestGateway;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    simulator = await startSimulator();
    app = await startApp();
    gateway = await startSignInGateway(simulator.url, { CORS_ORIGINS: NAMES.map(app.at).join(',') });
    context = await browser().newContext();
    // The explorer is only a page of the gateway here; its editor is slow to load.
    await context.route('**/explorer/assets/**', (route) => route.abort());
    page = await context.newPage();
  });
  afterAll(async () => {
    await context.close();
    await gateway.stop();
    app.stop();
    await simulator.stop();
  });
  afterEach(() => context.clearCookies());

  const gatewayAt = (name: Name) => gateway.url.replace('127.0.0.1', name);
  const loginUrl = (name: Name, returnTo: string) =>
    `${gatewayAt(name)}/auth/login?${new URLSearchParams({ returnTo }).toString()}`;
  /** Follows the app's link to the sign-in, and signs in. */
  const signIn = async (name: Name, returnTo: string) => {
    await page.goto(loginUrl(name, returnTo));
    await page.getByLabel('E-mail').fill('admin@demo.example');
    await page.getByLabel('Password').fill('demo');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
  };
  /** What the app on the page reads with the cookies of the browser. */
  const read = (url: string, init: object = {}): Promise<unknown> =>
    page.evaluate(
      `fetch(${JSON.stringify(url)}, ${JSON.stringify({ credentials: 'include', ...init })})
        .then((answer) => answer.json(), () => 'blocked by CORS')`,
    );
  const session = (name: Name) => read(`${gatewayAt(name)}/auth/session`);
  const query = (name: Name) =>
    read(`${gatewayAt(name)}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { email } }' }),
    });
  const admin = { data: { viewer: { email: 'admin@demo.example' } } };

  it.each(NAMES)(
    'is shown why it cannot use a session of a gateway at the other name than %s',
    async (name) => {
      const returnTo = `${app.at(name)}/rooms`;
      await signIn(otherThan(name), returnTo);
      await page.getByRole('heading', { name: 'You are signed in, but not in the app' }).waitFor();
      const text = await page.locator('main').innerText();

      expect(text).toContain(`The session belongs to ${otherThan(name)}, and the app is at ${app.at(name)}`);
      expect(text).toContain(
        `use the gateway as ${gatewayAt(name)}, or open the app as ${app.at(otherThan(name))}.`,
      );
      await page.getByRole('link', { name: `Continue to ${app.at(name)}` }).click();
      await page.waitForURL(returnTo);
      expect(await session(otherThan(name))).toEqual({
        signedIn: false,
        error: {
          code: 'OTHER_SITE',
          message: `Browsers do not send cookies of ${otherThan(name)} from pages of ${app.at(name)}: call the gateway as ${gatewayAt(name)}, or open the app as ${app.at(otherThan(name))}.`,
        },
      });
    },
  );

  it.each(NAMES)('signs in at %s, and uses the session there', async (name) => {
    await signIn(name, `${app.at(name)}/rooms?floor=2`);
    await page.waitForURL(`${app.at(name)}/rooms?floor=2`);

    expect(await session(name)).toMatchObject({ signedIn: true, user: { email: 'admin@demo.example' } });
    expect(await query(name)).toEqual(admin);
    expect(await read(`${gatewayAt(name)}/auth/session`, { credentials: 'omit' })).toEqual({
      signedIn: false,
    });
  });

  it.each(NAMES)('has a session at %s only', async (name) => {
    await signIn(name, `${app.at(name)}/rooms`);
    await page.waitForURL(`${app.at(name)}/rooms`);
    await page.goto(app.at(otherThan(name)));

    expect(await session(otherThan(name))).toEqual({ signedIn: false });
    expect(await query(otherThan(name))).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it.each(NAMES)('stays at the name %s with a path of the gateway', async (name) => {
    await signIn(name, '/explorer');
    await page.waitForURL(`${gatewayAt(name)}/explorer`);

    expect(await query(name)).toEqual(admin);
  });

  it('can show that the user has cancelled the sign-in', async () => {
    await page.goto(loginUrl('localhost', `${app.at('localhost')}/rooms?floor=2`));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForURL(`${app.at('localhost')}/rooms?floor=2&signInError=denied`);

    expect(await session('localhost')).toEqual({ signedIn: false });
  });
});

describe('GET /auth/session', () => {
  let simulator: TestSimulator;
  let gateway: TestGateway;
  beforeAll(async () => {
    simulator = await startSimulator();
    gateway = await startSignInGateway(simulator.url, { CORS_ORIGINS: 'https://app.example' });
  });
  afterAll(async () => {
    await gateway.stop();
    await simulator.stop();
  });

  const ask = async (headers: Readonly<Record<string, string>>): Promise<unknown> =>
    (await fetch(`${gateway.url}/auth/session`, { headers })).json();

  it('names an origin that CORS_ORIGINS does not list', async () => {
    expect(await ask({ origin: 'http://localhost:5173' })).toEqual({
      signedIn: false,
      error: {
        code: 'ORIGIN_NOT_ALLOWED',
        message:
          'Pages of http://localhost:5173 may not use sessions: CORS_ORIGINS does not list this origin.',
      },
    });
  });

  it('reports a page of another site, from which browsers send no cookie', async () => {
    expect(await ask({ origin: 'https://app.example', 'sec-fetch-site': 'cross-site' })).toMatchObject({
      signedIn: false,
      error: { code: 'OTHER_SITE', message: expect.stringContaining('https://app.example') as string },
    });
  });

  it.each([
    [{ origin: 'https://app.example', 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{}],
  ])('reports no error where a sign-in is all that is missing: %j', async (headers) => {
    expect(await ask(headers)).toEqual({ signedIn: false });
  });
});
