import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import {
  OPEN_SERVICE,
  SERVICE_CREDENTIALS,
  startTestGateway,
  type TestGateway,
} from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { browse, CookieJar, signIn, startSignInGateway } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

const HUBS = '{ hubs(first: 1) { totalCount } }';
const TOKEN_PATH = '/identity/oauth/v2/token';
const HOUR_MS = 3_600_000;

let simulator: TestSimulator;
let skewMs: number;
const now = () => Date.now() + skewMs;
const stop: (() => Promise<void>)[] = [];
beforeEach(async () => {
  skewMs = 0;
  simulator = await startSimulator();
});
afterEach(async () => {
  for (const end of stop.splice(0).reverse()) await end();
  await simulator.stop();
});

const started = (gateway: TestGateway): TestGateway => {
  stop.push(() => gateway.stop());
  return gateway;
};
const start = async (environment: Readonly<Record<string, string>> = {}) =>
  started(await startTestGateway(simulator.url, { METRICS_PORT: '0', ...environment }, { now }));
const startSignIn = async () =>
  started(await startSignInGateway(simulator.url, { METRICS_PORT: '0' }, { now }));
/** Advances the clocks of the gateway and of Operated. */
const pass = async (ms: number) => {
  skewMs += ms;
  await simulator.control.advance(ms / 1_000);
};
/** The values of a gauge, or of what a counter has counted, by their labels, joined. */
const counted = async (gateway: TestGateway, name: string) => {
  const { find } = await gateway.scrape();
  return Object.fromEntries(
    find(`operated_gateway_${name}`)
      .filter(({ value }) => value > 0 || !name.endsWith('_total'))
      .map(({ labels, value }) => [Object.values(labels).join(' '), value]),
  );
};

describe('An authentication is counted', () => {
  it('as rejected without valid credentials, by the kind of those that were sent', async () => {
    const key = createApiKey();
    const gateway = await start({
      ...SERVICE_CREDENTIALS,
      SERVICE_ACCESS: 'apiKey',
      API_KEYS: `reader/${sha256(key)}/hubs:read`,
    });
    await gateway.query(HUBS);
    await gateway.query(HUBS, { headers: { authorization: 'Basic canary' } });
    await gateway.query(HUBS, { headers: { 'x-api-key': createApiKey() } });
    await gateway.query(HUBS, { headers: { authorization: `Bearer ${createApiKey()}` } });
    await gateway.query(HUBS, { headers: { 'x-api-key': key } });

    expect(await counted(gateway, 'authentications_total')).toEqual({
      'none rejected': 1,
      'user rejected': 1,
      'api_key rejected': 2,
      'api_key accepted': 1,
    });
  });

  it('as rejected too where Operated rejects a bearer token, on HTTP and WebSocket', async () => {
    const gateway = await start();
    await gateway.query(HUBS, { token: 'canary' });
    await connectSocket(gateway, { token: 'canary-of-a-socket' }).closed;
    await gateway.query(HUBS, { token: await simulator.userToken() });
    const { text } = await gateway.scrape();

    expect(await counted(gateway, 'authentications_total')).toEqual({
      'user accepted': 3,
      'user rejected': 2,
    });
    expect(text).not.toContain('canary');
  });

  it('as accepted where the service is open to all', async () => {
    const gateway = await start(OPEN_SERVICE);
    await gateway.query(HUBS);

    expect(await counted(gateway, 'authentications_total')).toEqual({ 'service accepted': 1 });
  });
});

describe('The token of the service', () => {
  it('is counted where it is issued and renewed, and where Operated does not answer', async () => {
    const gateway = await start(OPEN_SERVICE);
    await gateway.query(HUBS);
    expect(await counted(gateway, 'token_renewals_total')).toEqual({ 'service renewed': 1 });
    await pass(HOUR_MS);
    await gateway.query(HUBS);
    expect(await counted(gateway, 'token_renewals_total')).toEqual({ 'service renewed': 2 });
    await simulator.control.faults([{ method: 'POST', path: TOKEN_PATH, kind: 'status', status: 500 }]);
    await pass(HOUR_MS);
    await gateway.query(HUBS);

    expect(await counted(gateway, 'token_renewals_total')).toMatchObject({
      'service renewed': 2,
      'service failed': 1,
    });
    expect(await counted(gateway, 'service_credentials_rejected')).toEqual({ '': 0 });
  });

  it('shows whether Operated rejects the client credentials', async () => {
    const gateway = await start(OPEN_SERVICE);
    await simulator.control.faults([{ method: 'POST', path: TOKEN_PATH, kind: 'status', status: 401 }]);
    await gateway.query(HUBS);
    expect(await counted(gateway, 'token_renewals_total')).toEqual({ 'service rejected': 1 });
    expect(await counted(gateway, 'service_credentials_rejected')).toEqual({ '': 1 });
    await simulator.control.clearFaults();
    await gateway.query(HUBS);

    expect(await counted(gateway, 'service_credentials_rejected')).toEqual({ '': 0 });
  });
});

describe('A sign-in is counted', () => {
  it('by the code of its error', async () => {
    const gateway = await startSignIn();
    await browse(new CookieJar(), `${gateway.url}/auth/login?returnTo=https://canary.example`);
    await browse(new CookieJar(), `${gateway.url}/auth/callback?code=canary&state=canary`);
    const { text } = await gateway.scrape();

    expect(await counted(gateway, 'sign_ins_total')).toEqual({ 'bad-return': 1, 'unknown-state': 1 });
    expect(text).not.toContain('canary');
  });

  it('as a success, with its session until it signs out or signs in again', async () => {
    const gateway = await startSignIn();
    const jar = await signIn(gateway.url);
    await gateway.query(HUBS, { headers: { cookie: jar.header } });
    expect(await counted(gateway, 'sessions')).toEqual({ '': 1 });
    await signIn(gateway.url, jar);
    await browse(jar, `${gateway.url}/auth/logout`, { method: 'POST', headers: { origin: gateway.url } });

    expect(await counted(gateway, 'sign_ins_total')).toEqual({ success: 2 });
    expect(await counted(gateway, 'authentications_total')).toEqual({ 'session accepted': 1 });
    expect(await counted(gateway, 'sessions_ended_total')).toEqual({ new_sign_in: 1, signed_out: 1 });
    expect(await counted(gateway, 'sessions')).toEqual({ '': 0 });
  });

  it('not where the sign-in is off: there is no number of sessions either', async () => {
    const gateway = await start();
    const { find } = await gateway.scrape();

    expect(find('operated_gateway_sessions')).toEqual([]);
  });
});

describe('The token of a session', () => {
  it('is counted where it is renewed, and where Operated ends the session', async () => {
    const gateway = await startSignIn();
    const jar = await signIn(gateway.url);
    const ask = () => gateway.query(HUBS, { headers: { cookie: jar.header } });
    await ask();
    await pass(2 * HOUR_MS);
    expect((await ask()).errors).toEqual([]);
    expect(await counted(gateway, 'token_renewals_total')).toEqual({ 'session renewed': 1 });
    await simulator.control.faults([{ method: 'POST', path: TOKEN_PATH, kind: 'status', status: 400 }]);
    await pass(2 * HOUR_MS);
    await until(ask, ({ status }) => status === 401);

    expect(await counted(gateway, 'token_renewals_total')).toEqual({
      'session renewed': 1,
      'session rejected': 1,
    });
    expect(await counted(gateway, 'sessions_ended_total')).toEqual({ renewal_rejected: 1 });
    expect(await counted(gateway, 'sessions')).toEqual({ '': 0 });
  });

  it('is counted where Operated does not answer its renewal, which does not end the session', async () => {
    const gateway = await startSignIn();
    const jar = await signIn(gateway.url);
    await simulator.control.faults([{ method: 'POST', path: TOKEN_PATH, kind: 'status', status: 500 }]);
    await pass(2 * HOUR_MS);
    await gateway.query(HUBS, { headers: { cookie: jar.header } });

    expect(await counted(gateway, 'token_renewals_total')).toEqual({ 'session failed': 1 });
    expect(await counted(gateway, 'sessions_ended_total')).toEqual({});
    expect(await counted(gateway, 'sessions')).toEqual({ '': 1 });
  });
});
