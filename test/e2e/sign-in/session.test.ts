import type { TestGateway } from '../../support/gateway.js';
import { browse, CookieJar, signIn, startSignInGateway } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

const VIEWER = '{ viewer { kind email scopes } }';
const HUBS = '{ hubs(first: 1) { totalCount } }';
const MINUTE_MS = 60_000;

let simulator: TestSimulator;
let gateway: TestGateway;
/** Only grows, as clocks do. */
let skewMs = 0;
const now = () => Date.now() + skewMs;

beforeAll(async () => {
  simulator = await startSimulator();
  gateway = await startSignInGateway(
    simulator.url,
    {
      SESSION_IDLE_SECONDS: '7200',
      SESSION_LIFETIME_SECONDS: '86400',
      AUTH_REQUESTS_PER_MINUTE: '10000',
    },
    { now },
  );
});

afterEach(() => simulator.control.clearFaults());

afterAll(async () => {
  await gateway.stop();
  await simulator.stop();
});

/** Advances the clocks of the gateway and of Operated. */
async function pass(ms: number): Promise<void> {
  skewMs += ms;
  await simulator.control.advance(ms / 1_000);
}
const ask = (jar: CookieJar, document = HUBS) => gateway.query(document, { headers: { cookie: jar.header } });
const session = async (jar: CookieJar): Promise<unknown> =>
  (await browse(jar, `${gateway.url}/auth/session`)).json();
const refreshes = async () =>
  (await simulator.control.requests()).byEndpoint['POST /identity/oauth/v2/token'] ?? 0;

describe('the authorise URL', () => {
  it("should join the scopes by %20, as the vendor's guide does", async () => {
    const response = await browse(new CookieJar(), `${gateway.url}/auth/login`);
    const location = response.headers.get('location') ?? '';
    const scopes = ['sub', 'email', 'accounts:read', 'hubs:read', 'hubs:write'];
    expect(/[?&]scope=([^&]*)/.exec(location)?.[1]).toBe(scopes.map(encodeURIComponent).join('%20'));
    expect(location).not.toContain('+');
  });
});

describe('a session', () => {
  it('should not exist without a sign-in', async () => {
    expect(await session(new CookieJar())).toEqual({ signedIn: false });
    expect(await ask(new CookieJar())).toMatchObject({ status: 401 });
  });

  it('should not exist for a cookie that the gateway did not set', async () => {
    const jar = new CookieJar();
    jar.set('operated-session', 'guessed');
    expect(await session(jar)).toEqual({ signedIn: false });
    expect(await ask(jar)).toMatchObject({
      status: 401,
      errors: [{ message: 'The session has ended: sign in again.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('should end after its idle lifetime, which reading the session does not extend', async () => {
    const jar = await signIn(gateway.url);
    await pass(119 * MINUTE_MS);
    expect(await ask(jar)).toMatchObject({ errors: [] });
    await pass(119 * MINUTE_MS);
    expect(await ask(jar)).toMatchObject({ errors: [] });
    await pass(61 * MINUTE_MS);
    expect(await session(jar)).toMatchObject({ signedIn: true });
    await pass(60 * MINUTE_MS);
    expect(await ask(jar)).toMatchObject({ status: 401 });
  });

  it('should end after its lifetime, however it is used', async () => {
    const jar = await signIn(gateway.url);
    for (let hour = 0; hour < 23; hour += 1) {
      await pass(60 * MINUTE_MS);
      expect(await ask(jar)).toMatchObject({ errors: [] });
    }
    await pass(61 * MINUTE_MS);
    expect(await session(jar)).toEqual({ signedIn: false });
    expect(await ask(jar)).toMatchObject({ status: 401 });
  });

  it('should end when Operated rejects its refresh token', async () => {
    const jar = await signIn(gateway.url);
    await simulator.control.revoke({ clientId: 'demo-client' });
    expect(await ask(jar)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await session(jar)).toEqual({ signedIn: false });
  });

  it('should not end while Operated is down', async () => {
    const jar = await signIn(gateway.url);
    await pass(61 * MINUTE_MS);
    await simulator.control.faults([
      { method: 'POST', path: '/identity/oauth/v2/token', kind: 'status', status: 503 },
    ]);
    expect(await ask(jar)).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
    expect(await session(jar)).toMatchObject({ signedIn: true });
    await simulator.control.clearFaults();
    expect(await ask(jar)).toMatchObject({ errors: [] });
  });

  it('should keep using a valid token that cannot be renewed yet', async () => {
    const jar = await signIn(gateway.url);
    await pass(59 * MINUTE_MS + 30_000);
    await simulator.control.faults([{ method: 'POST', path: '/identity/oauth/v2/token', kind: 'reset' }]);
    expect(await ask(jar)).toMatchObject({ errors: [] });
    await simulator.control.clearRequests();
    expect(await ask(jar)).toMatchObject({ errors: [] });
    expect(await refreshes()).toBe(0);
    await simulator.control.clearFaults();
    await pass(6_000);
    expect(await ask(jar)).toMatchObject({ errors: [] });
    expect(await refreshes()).toBe(1);
  });

  it('should show its user, its scopes and its end', async () => {
    const before = now();
    const jar = await signIn(gateway.url);
    const answer = await session(jar);
    expect(answer).toMatchObject({
      signedIn: true,
      user: { email: 'admin@demo.example' },
      scopes: ['sub', 'email', 'hubs:read', 'hubs:write', 'accounts:read'],
    });
    const { endsAt } = answer as { endsAt: string };
    expect(Math.abs(Date.parse(endsAt) - before - 86_400_000)).toBeLessThan(10_000);
  });

  it('should answer queries as the user, and not without the cookie of it', async () => {
    const jar = await signIn(gateway.url);
    expect((await ask(jar, VIEWER)).data).toEqual({
      viewer: {
        kind: 'USER',
        email: 'admin@demo.example',
        scopes: ['sub', 'email', 'hubs:read', 'hubs:write', 'accounts:read'],
      },
    });
    expect(await ask(new CookieJar(), VIEWER)).toMatchObject({ status: 401 });
  });

  it('should give way to a bearer token', async () => {
    const jar = await signIn(gateway.url);
    const token = await simulator.userToken({ scopes: 'sub email', email: 'reader@demo.example' });
    const answer = await gateway.query(VIEWER, { token, headers: { cookie: jar.header } });
    expect(answer.data).toMatchObject({ viewer: { email: 'reader@demo.example' } });
  });

  it('should be renewed a minute before its token expires, once for all requests', async () => {
    const jar = await signIn(gateway.url);
    await simulator.control.clearRequests();
    await pass(58 * MINUTE_MS);
    await ask(jar);
    expect(await refreshes()).toBe(0);
    await pass(MINUTE_MS + 1_000);
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(jar)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await refreshes()).toBe(1);
  });

  it('should survive the early revocation of its token with one refresh', async () => {
    const jar = await signIn(gateway.url);
    await simulator.control.clearRequests();
    await simulator.control.advance(3_700);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(jar)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await refreshes()).toBe(1);
  });

  it('should end with its cookie when the user signs out', async () => {
    const jar = await signIn(gateway.url);
    const stolen = jar.header;
    const response = await browse(jar, `${gateway.url}/auth/logout`, { method: 'POST' });
    expect(response.status).toBe(204);
    expect(jar.header).toBe('');
    expect(await gateway.query(HUBS, { headers: { cookie: stolen } })).toMatchObject({ status: 401 });
  });
});
