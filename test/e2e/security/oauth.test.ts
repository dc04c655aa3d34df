import type { TestGateway } from '../../support/gateway.js';
import { rawRequest } from '../../support/raw-http.js';
import { agree, browse, CookieJar, locationOf, signIn, startSignInGateway } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

let simulator: TestSimulator;
let gateway: TestGateway;

beforeAll(async () => {
  simulator = await startSimulator();
  gateway = await startSignInGateway(simulator.url);
});
afterAll(async () => {
  await gateway.stop();
  await simulator.stop();
});

describe('the redirect URI', () => {
  it.each([
    ['Host', [['host', 'attacker.example']]],
    ['X-Forwarded-Host', [['x-forwarded-host', 'attacker.example']]],
    ['Forwarded', [['forwarded', 'host=attacker.example;proto=http']]],
    ['X-Forwarded-Proto', [['x-forwarded-proto', 'http']]],
  ] as const)('is the configured one for any %s', async (_name, headers) => {
    const answer = await rawRequest(gateway.url, '/auth/login', { method: 'GET', headers });
    // A gateway may reject a name that is not its own instead.
    if (answer.status >= 400) return expect(answer.headers).not.toHaveProperty('location');

    const authorize = new URL(String(answer.headers['location']));
    expect(authorize.origin).toBe(simulator.url);
    expect(authorize.searchParams.get('redirect_uri')).toBe(`${gateway.url}/auth/callback`);
  });
});

describe('every step of the sign-in', () => {
  it.each([
    ['login', () => browse(new CookieJar(), `${gateway.url}/auth/login`)],
    ['a callback that succeeds', finish],
    ['a callback that fails', () => browse(new CookieJar(), `${gateway.url}/auth/callback?code=x&state=y`)],
    [
      'a login that is rejected',
      () => browse(new CookieJar(), `${gateway.url}/auth/login?returnTo=https://a.example`),
    ],
  ])('keeps its URL from others: %s', async (_step, send) => {
    const { headers } = await send();

    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('redirects by 303, so that no form is sent on', async () => {
    const jar = new CookieJar();
    const login = await browse(jar, `${gateway.url}/auth/login`);
    const callback = await browse(jar, await agree(jar, gateway.url));

    expect([login.status, callback.status]).toEqual([303, 303]);
  });

  it('loads nothing from elsewhere where a page shows that it failed', async () => {
    const response = await browse(new CookieJar(), `${gateway.url}/auth/callback?code=x&state=y`);
    const page = await response.text();

    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page).not.toMatch(/code=x|state=y/);
  });
});

describe('the authorization request', () => {
  it('has another state and another challenge each time', async () => {
    const requests = await Promise.all(
      Array.from({ length: 20 }, async () =>
        locationOf(await browse(new CookieJar(), `${gateway.url}/auth/login`)),
      ),
    );

    for (const name of ['state', 'code_challenge']) {
      expect(new Set(requests.map(({ searchParams }) => searchParams.get(name))).size).toBe(20);
    }
  });

  it('requests the configured scopes only', async () => {
    const scoped = await startSignInGateway(simulator.url, { SESSION_SCOPES: 'hubs:read' });
    const url = locationOf(await browse(new CookieJar(), `${scoped.url}/auth/login?scope=hubs:write`));
    await scoped.stop();

    expect(url.searchParams.getAll('scope')).toEqual(['hubs:read']);
  });
});

describe('a token', () => {
  it.each(['access_token', 'token', 'authorization', 'bearer'])(
    'in the query as %s is not read',
    async (name) => {
      const token = await simulator.token();
      const query = new URLSearchParams({ query: '{ hubs { totalCount } }', [name]: token });
      const answer = await rawRequest(gateway.url, `/graphql?${query.toString()}`, {
        method: 'GET',
        headers: [['apollo-require-preflight', 'yes']],
      });

      expect(answer.status).toBe(401);
      expect(gateway.log.join()).not.toContain(token);
    },
  );

  it('in the body of a form is not read', async () => {
    const body = new URLSearchParams({
      query: '{ hubs { totalCount } }',
      access_token: await simulator.token(),
    });
    const answer = await rawRequest(gateway.url, '/graphql', {
      headers: [['content-type', 'application/x-www-form-urlencoded']],
      body: body.toString(),
    });

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toContain('"data"');
  });

  it('of a session is in no answer to its browser', async () => {
    const jar = await signIn(gateway.url);
    const answers = await Promise.all(
      ['/auth/session', '/auth/login', '/auth/callback'].map(async (path) => {
        const response = await browse(jar, gateway.url + path);
        return JSON.stringify([...response.headers]) + (await response.text());
      }),
    );

    expect(answers.join()).not.toMatch(/access_token|refresh_token|opr_/);
  });

  it.each(['implicit', 'password'])('is never requested by the %s grant', async () => {
    await simulator.control.clearRequests();
    await signIn(gateway.url);
    const { log } = await simulator.control.requests();

    expect(log.filter(({ path }) => path.endsWith('/token')).length).toBe(1);
    expect(JSON.stringify(log)).not.toMatch(/response_type=token|grant_type=password/);
  });
});

async function finish(): Promise<Response> {
  const jar = new CookieJar();
  return browse(jar, await agree(jar, gateway.url));
}
