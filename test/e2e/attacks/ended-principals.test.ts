import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket, subscribeBySse } from '../../support/live.js';
import { describeWithRedis } from '../../support/redis.js';
import { browse, signIn, signInVariables } from '../../support/signed-in.js';
import { freePort } from '../../support/free-port.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { hubWhere } from '../../support/world.js';

const ONE_HUB =
  'subscription ($id: ID!) { hubChanged(hubIds: [$id], includeCurrent: true) { hub { id customId } } }';
const WITH_ACCOUNT =
  'subscription ($id: ID!) { hubChanged(hubIds: [$id], includeCurrent: true) { hub { customId account { id } } } }';
const UNAUTHENTICATED = { value: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } };
/** Within the time of a test only the end of the session ends a stream. */
const LONG = { POLL_INTERVAL_MS: '40', AUTHORIZATION_TTL_MS: '3600000', SHUTDOWN_SPREAD_MS: '0' };

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

async function startGateway(environment: Readonly<Record<string, string>>): Promise<TestGateway> {
  const gateway = await startTestGateway(simulator.url, { ...LONG, ...environment });
  open.push(() => gateway.stop());
  return gateway;
}

/** Subscribes to one hub over both transports, and reads its current state. */
async function watch(gateway: TestGateway, headers: Readonly<Record<string, string>>, query = ONE_HUB) {
  const client = connectSocket(gateway, { headers });
  open.push(() => client.dispose());
  const events = client.subscribe(query, { id });
  const streamed = subscribeBySse(gateway, { headers }, query, { id });
  await Promise.all([events.event(), streamed.event()]);
  return { client, events, streamed };
}

it('Signing out ends the live connections of the session immediately, and no others', async () => {
  const gateway = await startGateway(signInVariables(await freePort()));
  const [jar, other] = [await signIn(gateway.url), await signIn(gateway.url)];
  const { client, streamed } = await watch(gateway, { cookie: jar.header });
  const kept = await watch(gateway, { cookie: other.header });
  await browse(jar, `${gateway.url}/auth/logout`, { method: 'POST' });
  expect(await client.closed).toMatchObject({ code: 4401 });
  expect(await streamed.next()).toMatchObject(UNAUTHENTICATED);
  expect(await streamed.next()).toMatchObject({ done: true });

  await simulator.control.data(id, { customid: 'after' });
  for (const { events, streamed: stream } of [kept]) {
    expect(await events.event()).toMatchObject({ hubChanged: { hub: { customId: 'after' } } });
    expect(await stream.event()).toMatchObject({ hubChanged: { hub: { customId: 'after' } } });
  }
});

describeWithRedis('At gateways that share a Redis', (redis) => {
  it('signing out at one ends the live connections of the session at the other', async () => {
    const variables = { ...signInVariables(await freePort()), REDIS_URL: redis().url };
    const one = await startGateway(variables);
    const other = await startGateway({ ...variables, PORT: '0' });
    const jar = await signIn(one.url);
    const { client, streamed } = await watch(other, { cookie: jar.header });
    await browse(jar, `${one.url}/auth/logout`, { method: 'POST' });
    expect(await client.closed).toMatchObject({ code: 4401 });
    expect(await streamed.next()).toMatchObject(UNAUTHENTICATED);
  });
});

it('An event with an UNAUTHENTICATED error is the last of its stream', async () => {
  const gateway = await startGateway({});
  const authorization = `Bearer ${await simulator.token()}`;
  const { client, streamed } = await watch(gateway, { authorization }, WITH_ACCOUNT);
  await simulator.control.faults([{ method: 'GET', path: '/api/accounts/v1', kind: 'status', status: 401 }]);
  await simulator.control.data(id, { customid: 'after' });
  expect(await client.closed).toMatchObject({ code: 4401 });
  expect(await streamed.next()).toMatchObject(UNAUTHENTICATED);
  expect(await streamed.next()).toMatchObject({ done: true });
});
