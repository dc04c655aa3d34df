import type { TestGateway } from '../../support/gateway.js';
import { rawRequest } from '../../support/raw-http.js';
import { agree, browse, CookieJar, locationOf, signIn, startSignInGateway } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { signInAndAllow } from '../../support/simulator-tokens.js';
import { expectRejected } from './expect-rejected.js';
import { sendHeaders } from './send-headers.js';

const HUBS = '{ hubs(first: 1) { totalCount } }';
const APP = 'https://app.example';

let simulator: TestSimulator;
let gateway: TestGateway;
/** Behind a proxy with https. */
let deployed: TestGateway;
/** Only grows, as clocks do. */
let skewMs = 0;

beforeAll(async () => {
  simulator = await startSimulator();
  gateway = await startSignInGateway(
    simulator.url,
    { CORS_ORIGINS: APP, HOST: '127.0.0.1', AUTH_REQUESTS_PER_MINUTE: '10000' },
    { now: () => Date.now() + skewMs },
  );
  deployed = await startSignInGateway(simulator.url, {
    OPERATED_REDIRECT_URI: 'https://gateway.example/auth/callback',
  });
});

afterAll(async () => {
  await deployed.stop();
  await gateway.stop();
  await simulator.stop();
});

beforeEach(() => simulator.control.clearRequests());

const tokenRequests = async () =>
  (await simulator.control.requests()).byEndpoint['POST /identity/oauth/v2/token'] ?? 0;
const isSignedIn = async (jar: CookieJar): Promise<boolean> => {
  const answer = (await (await browse(jar, `${gateway.url}/auth/session`)).json()) as { signedIn: boolean };
  return answer.signedIn;
};
const ask = (headers: Readonly<Record<string, string>>) => gateway.query(HUBS, { headers });

describe('fixation of the state', () => {
  it("should fail: a browser does not finish another browser's sign-in", async () => {
    const callback = await agree(new CookieJar(), gateway.url);
    const victim = new CookieJar();
    await expectRejected(await browse(victim, callback), 400, 'This sign-in is not known');
    expect(await isSignedIn(victim)).toBe(false);
  });

  it("should fail: a browser with a pending sign-in does not finish another browser's", async () => {
    const callback = await agree(new CookieJar(), gateway.url);
    const victim = new CookieJar();
    await browse(victim, `${gateway.url}/auth/login`);
    await expectRejected(await browse(victim, callback), 400, 'This sign-in is not known');
    expect(await tokenRequests()).toBe(0);
  });

  it('should fail: the state cannot be chosen by a link', async () => {
    const url = locationOf(await browse(new CookieJar(), `${gateway.url}/auth/login?state=chosen`));
    expect(url.searchParams.get('state')).not.toBe('chosen');
    expect(url.searchParams.getAll('state')).toHaveLength(1);
  });

  it('should fail: a cookie that the gateway did not seal is ignored', async () => {
    const jar = new CookieJar();
    jar.set('operated-sign-in', 'Fe26.2*canary*forged');
    const response = await browse(jar, `${gateway.url}/auth/callback?code=x&state=y`);
    await expectRejected(response, 400, 'This sign-in is not known');
  });

  it('should fail: an expired state is rejected', async () => {
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url);
    skewMs += 601_000;
    await expectRejected(await browse(jar, callback), 400, 'This sign-in is not known');
    expect(await tokenRequests()).toBe(0);
  });

  it('should fail: a state that comes twice is rejected', async () => {
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url);
    callback.searchParams.append('state', 'another');
    await expectRejected(await browse(jar, callback), 400, 'This sign-in is not known');
  });
});

describe('an open redirect', () => {
  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example/',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://app.example.evil.example/',
    'https://app.example@evil.example/',
    'https://user:password@app.example/',
    'http://app.example/',
    'evil.example',
    `/${'a'.repeat(2_000)}`,
    '',
  ])('should fail: %j is rejected before the sign-in starts', async (returnTo) => {
    const query = new URLSearchParams({ returnTo }).toString();
    const response = await browse(new CookieJar(), `${gateway.url}/auth/login?${query}`);
    await expectRejected(response, 400, 'This link does not work');
  });

  it('should name the origin and CORS_ORIGINS to the developer, and nothing else of the URL', async () => {
    const returnTo = encodeURIComponent('https://other.example/rooms?<b>=swordfish');
    const page = await (
      await browse(new CookieJar(), `${gateway.url}/auth/login?returnTo=${returnTo}`)
    ).text();
    expect(page).toContain(
      'This gateway does not redirect to https://other.example: CORS_ORIGINS does not list this origin.',
    );
    expect(page).not.toContain('swordfish');
  });

  it.each(['/.//evil.example', '/explorer/..//evil.example'])(
    'should fail: %j leads to this site',
    async (returnTo) => {
      const jar = new CookieJar();
      const callback = await agree(jar, gateway.url, returnTo);
      expect(locationOf(await browse(jar, callback)).origin).toBe(gateway.url);
    },
  );

  it.each(['/explorer?a=b#c', `${APP}/rooms?x=1#y`])('is not %j', async (returnTo) => {
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url, returnTo);
    const location = locationOf(await browse(jar, callback));
    expect(location.href).toBe(new URL(returnTo, gateway.url).href);
  });
});

describe('the host name in a state', () => {
  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.2',
    'localhost:1',
    'localhost@evil.example',
    '',
  ])('should fail: %j is not redirected to', async (name) => {
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url);
    callback.searchParams.set('state', `${callback.searchParams.get('state')}.${name}`);
    await expectRejected(await browse(jar, callback), 400, 'This sign-in is not known');
  });

  it('should fail: it leads to the callback of this gateway, where the state has no cookie', async () => {
    const callback = await agree(new CookieJar(), gateway.url);
    callback.searchParams.set('state', `${callback.searchParams.get('state')}.localhost`);
    const response = await browse(new CookieJar(), callback);
    const location = locationOf(response);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(location.origin).toBe(gateway.url.replace('127.0.0.1', 'localhost'));
    expect(location.pathname).toBe('/auth/callback');
    await expectRejected(await browse(new CookieJar(), location), 400, 'This sign-in is not known');
    expect(await tokenRequests()).toBe(0);
  });

  it('should fail: it leads nowhere where the redirect URI is not on loopback', async () => {
    const response = await browse(new CookieJar(), `${deployed.url}/auth/callback?code=x&state=y.localhost`);
    await expectRejected(response, 400, 'This sign-in is not known');
  });
});

describe('the Host of a sign-in', () => {
  let open: TestGateway;
  beforeAll(async () => {
    open = await startSignInGateway(simulator.url, { CORS_ORIGINS: APP, ALLOWED_HOSTS: '*' });
  });
  afterAll(() => open.stop());

  it.each(['evil.example', 'app.example.evil.example', 'localhost:1', 'app.example:444'])(
    'should fail: a path does not lead to %s, which the gateway does not know',
    async (host) => {
      const { headers } = await rawRequest(open.url, '/auth/login?returnTo=/rooms', { method: 'GET', host });
      const [cookie = ''] = headers['set-cookie'] ?? [];
      const authorize = new URL(String(headers['location']));
      const jar = new CookieJar();
      jar.set('operated-sign-in', /operated-sign-in=([^;]+)/.exec(cookie)?.[1] ?? '');
      const response = await browse(jar, await signInAndAllow(authorize));
      expect(locationOf(response).href).toBe(`${open.url}/rooms`);
    },
  );
});

describe('a replay of the code', () => {
  it('should fail: a callback that is opened again creates no session, and causes no call', async () => {
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url);
    await browse(jar, callback);
    await expectRejected(await browse(jar, callback), 400, 'This sign-in is not known');
    await expectRejected(await browse(new CookieJar(), callback), 400, 'This sign-in is not known');
    expect(await tokenRequests()).toBe(1);
    expect(await isSignedIn(jar)).toBe(true);
  });

  it("should fail: with the sign-in's cookie too, because Operated accepts a code once", async () => {
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url);
    const copy = new CookieJar();
    copy.set('operated-sign-in', jar.get('operated-sign-in') ?? '');
    await browse(jar, callback);
    await expectRejected(await browse(copy, callback), 502, 'You are not signed in');
    expect(await isSignedIn(copy)).toBe(false);
  });

  it("should fail: a code of another sign-in does not match this one's verifier", async () => {
    const stolen = (await agree(new CookieJar(), gateway.url)).searchParams.get('code') ?? '';
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url);
    callback.searchParams.set('code', stolen);
    await expectRejected(await browse(jar, callback), 502, 'You are not signed in');
  });
});

describe('fixation of the session', () => {
  it('should fail: the id of a session is new with every sign-in, and the one before ends', async () => {
    const jar = new CookieJar();
    jar.set('operated-session', 'planted');
    await signIn(gateway.url, jar);
    const first = jar.get('operated-session') ?? '';
    expect(first).not.toBe('planted');
    await signIn(gateway.url, jar);
    expect(jar.get('operated-session')).not.toBe(first);
    expect(await ask({ cookie: `operated-session=${first}` })).toMatchObject({ status: 401 });
    expect(await ask({ cookie: 'operated-session=planted' })).toMatchObject({ status: 401 });
  });
});

describe('theft of the cookie across sites', () => {
  it('should fail: no script and no other site has it', async () => {
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url);
    const [, cookie] = (await browse(jar, callback)).headers.getSetCookie();
    expect(cookie).toMatch(/^operated-session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('should fail: by https it is bound to this host and never sent by http', async () => {
    const response = await fetch(`${deployed.url}/auth/login`, { redirect: 'manual' });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-operated-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'https://sub.app.example'])(
    'should fail: a page of %s may not use it',
    async (origin) => {
      const cookie = (await signIn(gateway.url)).header;
      expect(await ask({ cookie, origin })).toMatchObject({
        status: 401,
        errors: [
          { message: 'A page of this origin may not use the session: CORS_ORIGINS does not list it.' },
        ],
      });
    },
  );

  it.each(['cross-site', 'same-site'])('should fail: a request that is %s may not use it', async (site) => {
    const cookie = (await signIn(gateway.url)).header;
    expect(await ask({ cookie, 'sec-fetch-site': site })).toMatchObject({ status: 401 });
  });

  it.each(['https://evil.example', 'null'])('should fail: a page of %s ends no session', async (origin) => {
    const jar = await signIn(gateway.url);
    const init = { method: 'POST', headers: { origin } };
    expect((await browse(jar, `${gateway.url}/auth/logout`, init)).status).toBe(403);
    expect(await isSignedIn(jar)).toBe(true);
  });

  it('should fail: no link and no image ends a session', async () => {
    const jar = await signIn(gateway.url);
    expect((await browse(jar, `${gateway.url}/auth/logout`)).status).toBe(404);
    expect(await isSignedIn(jar)).toBe(true);
  });

  it("is not the configured app's use of it", async () => {
    const jar = await signIn(gateway.url);
    const answer = await ask({ cookie: jar.header, origin: APP });
    expect(answer).toMatchObject({ status: 200, errors: [] });
    expect(answer.headers.get('access-control-allow-origin')).toBe(APP);
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(await ask({ cookie: jar.header, origin: gateway.url })).toMatchObject({ status: 200, errors: [] });
    const init = { method: 'POST', headers: { origin: APP } };
    expect((await browse(jar, `${gateway.url}/auth/logout`, init)).status).toBe(204);
  });
});

describe('smuggling of a second header', () => {
  it.each([
    ['two bearer tokens', ['Authorization: Bearer first', 'Authorization: Bearer second']],
    ['an empty and a good one', ['Authorization: ', 'Authorization: Bearer second']],
    ['two API keys', ['X-API-Key: opg_first', 'X-API-Key: opg_second']],
    ['an API key and a bearer token', ['X-API-Key: opg_first', 'Authorization: Bearer second']],
  ])('should fail: %s are rejected, although there is a session', async (_what, headers) => {
    const cookie = (await signIn(gateway.url)).header;
    await simulator.control.clearRequests();
    const answer = await sendHeaders(gateway.url, HUBS, [...headers, `Cookie: ${cookie}`]);
    expect(answer).toContain('HTTP/1.1 401');
    expect(answer).toContain('"code":"UNAUTHENTICATED"');
    expect((await simulator.control.requests()).total).toBe(0);
  });
});

/** Starts a sign-in that the user cancels. @returns where Operated sends the browser. */
async function deny(jar: CookieJar, returnTo: string): Promise<URL> {
  const query = new URLSearchParams({ returnTo }).toString();
  const authorize = locationOf(await browse(jar, `${gateway.url}/auth/login?${query}`));
  const body = new URLSearchParams({ decision: 'deny' });
  return locationOf(await fetch(authorize, { method: 'POST', body, redirect: 'manual' }));
}

describe('a user who does not agree', () => {
  afterEach(() => simulator.control.clearFaults());

  it('should lead to an error page with a link that keeps the return URL', async () => {
    const jar = new CookieJar();
    const response = await browse(jar, await deny(jar, '/explorer'));
    expect(response.status).toBe(403);
    const page = await response.text();
    expect(page).toContain('Access to Operated was not allowed.');
    expect(page).toContain(
      `href="/auth/login?${new URLSearchParams({ returnTo: `${gateway.url}/explorer` }).toString()}"`,
    );
  });

  it.each([
    [
      'an app of another origin',
      `${APP}/rooms?floor=a%20b#table`,
      `${APP}/rooms?floor=a%20b&signInError=denied#table`,
    ],
    ['an app at the gateway', '/dashboard', '/dashboard?signInError=denied'],
    [
      'an app that shows the error of the attempt before',
      `${APP}/?signInError=denied`,
      `${APP}/?signInError=denied`,
    ],
  ])('should return to %s with an error, without a session', async (_app, returnTo, expected) => {
    const jar = new CookieJar();
    const response = await browse(jar, await deny(jar, returnTo));
    expect(response.status).toBe(303);
    expect(locationOf(response).href).toBe(new URL(expected, gateway.url).href);
    expect(await isSignedIn(jar)).toBe(false);
    expect(await tokenRequests()).toBe(0);
  });

  it('should return from the next attempt without the error', async () => {
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url, `${APP}/rooms?floor=2&signInError=denied`);
    expect(locationOf(await browse(jar, callback)).href).toBe(`${APP}/rooms?floor=2`);
  });

  it("should return nowhere by a link of another browser's sign-in", async () => {
    const callback = await deny(new CookieJar(), `${APP}/rooms`);
    await expectRejected(await browse(new CookieJar(), callback), 400, 'This sign-in is not known');
  });

  it.each([
    [{ kind: 'status', status: 503 } as const, 503],
    [{ kind: 'reset' } as const, 503],
    [{ kind: 'html' } as const, 503],
    [{ kind: 'invalid-json' } as const, 503],
  ])('should be shown an error of the token endpoint too: %j', async (fault, status) => {
    const jar = new CookieJar();
    const callback = await agree(jar, gateway.url);
    await simulator.control.faults([{ method: 'POST', path: '/identity/oauth/v2/token', ...fault }]);
    await expectRejected(await browse(jar, callback), status, 'You are not signed in yet');
  });

  it('signs in on the page of Operated only', async () => {
    const url = locationOf(await browse(new CookieJar(), `${gateway.url}/auth/login`));
    expect(url.origin).toBe(simulator.url);
    const random: unknown = expect.stringMatching(/^[\w-]{43}$/);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'demo-client',
      redirect_uri: `${gateway.url}/auth/callback`,
      scope: 'sub email accounts:read hubs:read hubs:write',
      response_type: 'code',
      state: random,
      code_challenge: random,
      code_challenge_method: 'S256',
    });
    expect((await signInAndAllow(url)).searchParams.get('state')).toBe(url.searchParams.get('state'));
  });
});
