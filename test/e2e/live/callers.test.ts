import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import {
  OPEN_SERVICE,
  SERVICE_CREDENTIALS,
  startTestGateway,
  type TestGateway,
} from '../../support/gateway.js';
import { type Connecting, connectSocket, subscribeBySse, type Messages } from '../../support/live.js';
import { browse, signIn, startSignInGateway } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { callsOf } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

const VIEWER = '{ viewer { kind } }';
const ONE_HUB =
  'subscription ($id: ID!) { hubChanged(hubIds: [$id], includeCurrent: true) { hub { customId } } }';
interface Event {
  readonly hubChanged: { readonly hub: { readonly customId: string } };
}
const UNAUTHENTICATED = { value: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } };
const QUICK = {
  CACHE_TTL_MS: '1000',
  POLL_INTERVAL_MS: '40',
  POLL_IDLE_INTERVAL_MS: '80',
  AUTHORIZATION_TTL_MS: '300',
  SHUTDOWN_SPREAD_MS: '0',
};
const APP = 'https://app.example';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

let simulator: TestSimulator;
let id: string;
beforeEach(async () => {
  simulator = await startSimulator({}, () => 1_800_000_000_000);
  open.push(() => simulator.stop());
  ({ id } = hubWhere(simulator.world, ({ online }) => online));
});

function connect(gateway: TestGateway, connecting: Connecting) {
  const client = connectSocket(gateway, connecting);
  open.push(() => client.dispose());
  return client;
}

/** Subscribes to one hub over both transports, and reads its current state. */
async function watchTwice(gateway: TestGateway, socket: Connecting, stream: Connecting = socket) {
  const client = connect(gateway, socket);
  const events = client.subscribe<Event>(ONE_HUB, { id });
  const streamed = subscribeBySse<Event>(gateway, stream, ONE_HUB, { id });
  await Promise.all([events.event(), streamed.event()]);
  return { client, events, streamed };
}

async function nextOf(streams: readonly Messages<Event>[], customid: string): Promise<void> {
  await simulator.control.data(id, { customid });
  const seen = async (events: Messages<Event>) => {
    while ((await events.event()).hubChanged.hub.customId !== customid);
  };
  await Promise.all(streams.map(seen));
}

const askStream = (gateway: TestGateway, headers: Readonly<Record<string, string>>) =>
  fetch(`${gateway.url}/graphql/stream?query=${encodeURIComponent(VIEWER)}`, { headers });

describe('A signed-in user', () => {
  let gateway: TestGateway;
  let skewMs: number;
  beforeEach(async () => {
    skewMs = 0;
    const now = () => Date.now() + skewMs;
    gateway = await startSignInGateway(
      simulator.url,
      { ...QUICK, CORS_ORIGINS: APP, EXPLORER: 'on' },
      { now },
    );
    open.push(() => gateway.stop());
  });

  it.each([
    ['any site', 'https://evil.example', 1006, 403],
    ['a site that may use tokens only', 'https://studio.apollographql.com', 4401, 401],
  ])('watches nothing by a page of %s', async (_site, origin, code, status) => {
    const headers = { cookie: (await signIn(gateway.url)).header, origin };
    expect(await connect(gateway, { headers }).closed).toMatchObject({ code });
    expect((await askStream(gateway, headers)).status).toBe(status);
  });

  it('can subscribe from the gateway’s own pages and those of CORS_ORIGINS', async () => {
    const cookie = (await signIn(gateway.url)).header;
    for (const origin of [gateway.url, APP]) {
      const { client } = await watchTwice(gateway, { headers: { cookie, origin } });
      await client.dispose();
    }
  });

  it('is not authenticated without a cookie', async () => {
    expect(await connect(gateway, {}).closed).toMatchObject({ code: 4401 });
    expect((await askStream(gateway, {})).status).toBe(401);
  });

  it('receives events after the session is renewed', async () => {
    const { events, streamed } = await watchTwice(gateway, {
      headers: { cookie: (await signIn(gateway.url)).header },
    });
    await simulator.control.clearRequests();
    skewMs = 61 * 60_000;
    await simulator.control.advance(skewMs / 1_000);
    await nextOf([events, streamed], 'after the renewal');
    expect((await callsOf(simulator))['POST /identity/oauth/v2/token']).toBe(1);
  });

  it('receives no events within a TTL after signing out', async () => {
    const jar = await signIn(gateway.url);
    const { client, streamed } = await watchTwice(gateway, { headers: { cookie: jar.header } });
    await browse(jar, `${gateway.url}/auth/logout`, { method: 'POST' });
    const signedOutAt = Date.now();
    expect(await client.closed).toMatchObject({ code: 4401 });
    expect(await streamed.next()).toMatchObject(UNAUTHENTICATED);
    expect(Date.now() - signedOutAt).toBeLessThan(1_000);
  });
});

describe('An API key', () => {
  const key = createApiKey();
  const gatewayOf = async (end: string, environment: Readonly<Record<string, string>> = {}) => {
    const gateway = await startTestGateway(simulator.url, {
      ...SERVICE_CREDENTIALS,
      ...QUICK,
      SERVICE_ACCESS: 'apiKey',
      API_KEYS: `reader/${sha256(key)}/hubs:read${end}`,
      ...environment,
    });
    open.push(() => gateway.stop());
    return gateway;
  };

  it('that is invalid is closed with 4401, and with 1013 after too many of them', async () => {
    const gateway = await gatewayOf('', { FAILED_API_KEYS_PER_MINUTE: '1' });
    const headers = { 'x-api-key': createApiKey() };
    expect(await connect(gateway, { headers }).closed).toMatchObject({ code: 4401 });
    expect(await connect(gateway, { headers }).closed).toMatchObject({ code: 1013 });
    expect((await askStream(gateway, headers)).status).toBe(429);
  });

  it('is accepted in a header of its own, as a bearer token, and in connection parameters', async () => {
    const gateway = await gatewayOf('');
    const named = await watchTwice(gateway, { headers: { 'x-api-key': key } });
    const asToken = await watchTwice(gateway, { params: { authorization: `Bearer ${key}` } }, { token: key });
    await nextOf([named.events, named.streamed, asToken.events, asToken.streamed], 'changed');
  });

  it('is accepted in the connection parameter of its own header', async () => {
    const gateway = await gatewayOf('');
    const { events } = await watchTwice(gateway, { params: { 'X-API-Key': key } }, { token: key });
    await nextOf([events], 'changed');
  });

  it('receives no events after it expires', async () => {
    const end = new Date(Date.now() + 2_000).toISOString().replace(/\.\d+Z$/, 'Z');
    const gateway = await gatewayOf(`/${end}`, { AUTHORIZATION_TTL_MS: '60000' });
    const { client, streamed } = await watchTwice(gateway, { headers: { 'x-api-key': key } });
    expect(await client.closed).toMatchObject({ code: 4401 });
    expect(await streamed.next()).toMatchObject(UNAUTHENTICATED);
  });
});

test.each([
  ['authorization', 5],
  ['authorization', ''],
  ['authorization', ['Bearer token']],
  ['x-api-key', {}],
])('A connection parameter %s of %j is no caller without a token', async (name, value) => {
  const gateway = await startTestGateway(simulator.url, { ...OPEN_SERVICE, ...QUICK });
  open.push(() => gateway.stop());
  expect(await connect(gateway, { params: { [name]: value } }).closed).toMatchObject({ code: 4401 });
});

test('Callers without a token subscribe as the service where it is open', async () => {
  const gateway = await startTestGateway(simulator.url, { ...OPEN_SERVICE, ...QUICK });
  open.push(() => gateway.stop());
  const { events, streamed } = await watchTwice(gateway, {});
  await nextOf([events, streamed], 'changed');
});
