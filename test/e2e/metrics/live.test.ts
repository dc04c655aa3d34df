import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { freePort } from '../../support/free-port.js';
import { connectSocket, subscribeBySse } from '../../support/live.js';
import { changesBy } from '../../support/metric-changes.js';
import { describeWithRedisServer, startRedisServer } from '../../support/redis.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';
import { hubsOf, hubWhere } from '../../support/world.js';

const PREFIX = 'operated_gateway_';
/** Rarely enough that a test of events sees one poll at a time. */
const SLOW = { POLL_INTERVAL_MS: '600000', POLL_IDLE_INTERVAL_MS: '600000' };
const QUICK = { POLL_INTERVAL_MS: '50', POLL_IDLE_INTERVAL_MS: '50', POLL_BACKOFF_LIMIT_MS: '50' };

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function simulate(hubs?: number): Promise<TestSimulator> {
  const simulator = await startSimulator(hubs === undefined ? {} : { hubs }, () => 1_800_000_000_000);
  open.push(() => simulator.stop());
  return simulator;
}

async function startGateway(
  simulator: TestSimulator,
  environment: Readonly<Record<string, string>> = QUICK,
): Promise<TestGateway> {
  const gateway = await startTestGateway(simulator.url, { METRICS_PORT: '0', ...environment });
  open.push(() => gateway.stop());
  return gateway;
}

const watched = ({ world }: TestSimulator) =>
  hubWhere(world, ({ online, product }) => online && product === 'O-PC-4').id;
const subscription = (id: string) =>
  `subscription { hubChanged(hubIds: ["${id}"], includeCurrent: true) { hub { customId firmware state { raw } } } }`;

interface Event {
  readonly hubChanged: { readonly hub: { readonly customId: string; readonly firmware: string } };
}

async function watchBySocket(gateway: TestGateway, simulator: TestSimulator, token?: string) {
  const client = connectSocket(gateway, { token: token ?? (await simulator.token()) });
  open.push(() => client.dispose());
  const events = client.subscribe<Event>(subscription(watched(simulator)));
  await events.event();
  return { client, events };
}

/** The values of these metrics; undefined for one that is absent. */
async function valuesOf(gateway: TestGateway, ...names: readonly string[]) {
  const { value } = await gateway.scrape();
  return names.map((name) => value(`${PREFIX}${name}`));
}

async function roles(gateway: TestGateway): Promise<Readonly<Record<string, number>>> {
  const found = (await gateway.scrape()).find(`${PREFIX}pollers`);
  return Object.fromEntries(found.map(({ labels, value }) => [labels['role'] ?? '', value] as const));
}

it('Without subscribers nothing is polled, sent or connected', async () => {
  const gateway = await startGateway(await simulate());

  expect(await roles(gateway)).toEqual({ leader: 0, follower: 0, detached: 0 });
  expect(
    await valuesOf(gateway, 'subscribers', 'live_connections', 'live_events_sent_total', 'polls_total'),
  ).toEqual([0, 0, 0, undefined]);
  expect(await valuesOf(gateway, 'poll_age_seconds', 'webhook_subscription')).toEqual([undefined, undefined]);
});

it('Subscribers, connections and events are counted by transport, and subscribers that leave do not stay', async () => {
  const simulator = await simulate();
  const gateway = await startGateway(simulator);
  const token = await simulator.token();
  const names = ['subscribers', 'live_connections', 'pollers'];

  const { client, events } = await watchBySocket(gateway, simulator, token);
  const stream = subscribeBySse<Event>(gateway, { token }, subscription(watched(simulator)));
  await stream.event();
  const { find } = await gateway.scrape();
  const shown = names.flatMap((name) =>
    find(`${PREFIX}${name}`).map(({ labels, value }) => [name, ...Object.values(labels), value]),
  );
  expect(shown).toEqual([
    ['subscribers', 'websocket', 1],
    ['subscribers', 'sse', 1],
    ['live_connections', 'websocket', 1],
    ['live_connections', 'sse', 1],
    ['pollers', 'leader', 1],
    ['pollers', 'follower', 0],
    ['pollers', 'detached', 0],
  ]);

  const sent = await changesBy(gateway, `${PREFIX}live_events_`, async () => {
    for (const customId of ['one', 'two']) {
      await simulator.control.data(watched(simulator), { customid: customId });
      await Promise.all([events.event(), stream.event()]);
    }
  });
  expect(sent).toEqual({ 'sent_total{transport="websocket"}': 2, 'sent_total{transport="sse"}': 2 });

  await stream.return?.();
  await events.return?.();
  await until(
    () => valuesOf(gateway, 'subscribers', 'pollers'),
    (values) => values.every((value) => value === 0),
  );
  const socketsLeft = (await gateway.scrape()).value(`${PREFIX}live_connections`, { transport: 'websocket' });
  expect(socketsLeft).toBe(1);
  await client.dispose();
  await until(
    () => valuesOf(gateway, 'subscribers', 'live_connections', 'pollers', 'poll_age_seconds'),
    (values) => values.every((value) => value === 0 || value === undefined),
  );
  expect(await valuesOf(gateway, 'poll_age_seconds')).toEqual([undefined]);
});

it('A query over a live transport is no subscription', async () => {
  const simulator = await simulate();
  const gateway = await startGateway(simulator);
  const token = await simulator.token();
  const client = connectSocket(gateway, { token });
  open.push(() => client.dispose());

  const changes = await changesBy(gateway, `${PREFIX}live_events_`, async () => {
    await client.subscribe('{ hubs { totalCount } }').event();
    await subscribeBySse(gateway, { token }, '{ hubs { totalCount } }').event();
  });
  expect(changes).toEqual({});
  expect(await valuesOf(gateway, 'subscribers')).toEqual([0]);
});

it('A failing poll counts as a failure, and the age of the last answer rises until a poll succeeds', async () => {
  const simulator = await simulate();
  const gateway = await startGateway(simulator);
  await watchBySocket(gateway, simulator);
  const age = async () => (await valuesOf(gateway, 'poll_age_seconds'))[0] ?? NaN;
  await until(age, (seconds) => seconds < 0.5);

  await simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 500 }]);
  const failed = await changesBy(gateway, `${PREFIX}polls_`, () => until(age, (seconds) => seconds > 1));
  expect(failed['total{outcome="failure"}']).toBeGreaterThanOrEqual(1);

  await simulator.control.clearFaults();
  await until(age, (seconds) => seconds < 0.5);
  const { value } = await gateway.scrape();
  expect(value(`${PREFIX}poll_duration_seconds_count`)).toBe(value(`${PREFIX}polls_total`));
}, 20_000);

it('A poll that could not read all hubs is partial', async () => {
  // A list this long is not fetched for two hubs.
  const simulator = await simulate(300);
  const gateway = await startGateway(simulator, SLOW);
  const ids = hubsOf(simulator.world)
    .slice(0, 2)
    .map(({ id }) => `"${id}"`);
  await simulator.control.faults([
    { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'status', status: 500, times: 1 },
  ]);
  const client = connectSocket(gateway, { token: await simulator.token() });
  open.push(() => client.dispose());

  const changes = await changesBy(gateway, `${PREFIX}polls_`, () =>
    client
      .subscribe(`subscription { hubChanged(hubIds: [${ids.join()}], includeCurrent: true) { changed } }`)
      .event(),
  );
  expect(changes).toEqual({ 'total{outcome="partial"}': 1 });
});

it('A poll whose tokens are all rejected is no failure of Operated', async () => {
  const simulator = await simulate();
  const gateway = await startGateway(simulator);
  const token = await simulator.userToken();
  const { client } = await watchBySocket(gateway, simulator, token);

  const changes = await changesBy(gateway, PREFIX, async () => {
    await simulator.control.revoke({ token });
    await client.closed;
    await until(
      () => valuesOf(gateway, 'live_connections'),
      ([count]) => count === 0,
    );
  });
  expect(changes).toMatchObject({
    'polls_total{outcome="rejected"}': 1,
    'websockets_closed_total{code="4401"}': 1,
  });
  expect(changes).not.toHaveProperty(['polls_total{outcome="failure"}']);
});

it('WebSockets are counted by close code, and codes that only a client knows together', async () => {
  const simulator = await simulate();
  const gateway = await startGateway(simulator);
  const closeWith = async (end: (socket: ReturnType<typeof connectSocket>) => void) => {
    const client = connectSocket(gateway, { token: await simulator.token() });
    await client.connected;
    end(client);
    await until(
      () => valuesOf(gateway, 'live_connections'),
      ([count]) => count === 0,
    );
  };

  const changes = await changesBy(gateway, `${PREFIX}websockets_closed_`, async () => {
    await closeWith(({ socket }) => socket().close(4_321));
    await closeWith(({ socket }) => socket().close(4_999));
    await closeWith(({ socket }) => socket().terminate());
    await closeWith((client) => void client.dispose());
  });
  expect(changes).toEqual({ 'total{code="other"}': 2, 'total{code="1006"}': 1, 'total{code="1000"}': 1 });
});

it('Events that reach a slow client together count as coalesced', async () => {
  const simulator = await simulate();
  const gateway = await startGateway(simulator, { POLL_INTERVAL_MS: '20', POLL_IDLE_INTERVAL_MS: '20' });
  const slow = await watchBySocket(gateway, simulator);
  const quick = await watchBySocket(gateway, simulator);
  const id = watched(simulator);
  const change = async (count: number) => {
    await simulator.control.data(id, { firmware: String(count) });
    await quick.events.event();
  };
  // A client that reads receives each event by itself.
  const ofReader = await changesBy(gateway, `${PREFIX}live_events_`, async () => {
    for (let count = 1; count <= 3; count += 1) {
      await change(count);
      await slow.events.event();
    }
  });
  expect(ofReader).toEqual({ 'sent_total{transport="websocket"}': 6 });

  slow.client.socket().pause();
  // Much more than the buffers of a connection hold.
  const large = 'x'.repeat(400_000);
  for (let count = 10; count <= 40; count += 1) {
    await simulator.control.data(id, { firmware: String(count), state: { filler: `${large}${count}` } });
    await quick.events.event();
  }
  expect((await valuesOf(gateway, 'live_events_coalesced_total'))[0]).toBeGreaterThan(5);
  slow.client.socket().resume();
}, 30_000);

describe('With WEBHOOK_URL', () => {
  async function start() {
    const simulator = await simulate();
    const port = await freePort();
    const gateway = await startGateway(simulator, {
      ...SLOW,
      ...SERVICE_CREDENTIALS,
      OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
      PORT: String(port),
      WEBHOOK_URL: `http://127.0.0.1:${port}`,
      POLL_INTERVAL_MS: '2000',
      POLL_HINTED_INTERVAL_MS: '600000',
    });
    const { client, events } = await watchBySocket(gateway, simulator);
    await until(
      () => valuesOf(gateway, 'webhook_subscription'),
      ([isKept]) => isKept === 1,
    );
    return { simulator, gateway, client, events, id: watched(simulator) };
  }

  it('webhooks that arrive are counted', async () => {
    const { simulator, gateway, events, id } = await start();

    const changes = await changesBy(gateway, `${PREFIX}webhooks_`, async () => {
      await simulator.control.plug(id, 3);
      await events.event();
    });
    const [{ deliveries } = { deliveries: 0 }] = await simulator.control.subscriptions();
    expect(deliveries).toBeGreaterThan(0);
    expect(changes).toEqual({ received_total: deliveries });
  });

  it('a change that no webhook has announced counts as a missed one', async () => {
    const { simulator, gateway, client, events, id } = await start();
    const [{ id: subscriptionId } = { id: '' }] = await simulator.control.subscriptions();
    await fetch(`${simulator.url}/subscriptions/v1/${subscriptionId}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await simulator.token()}` },
    });

    const changes = await changesBy(gateway, `${PREFIX}webhooks_`, async () => {
      await simulator.control.plug(id, 3);
      // The interest in further hubs causes a poll.
      void client.subscribe('subscription { hubChanged { changed } }').next();
      await events.event();
    });
    expect(changes).toEqual({ missed_total: 1 });
  });
});

describeWithRedisServer('Gateways that share a Redis', () => {
  it('show one leader, the age of the answers that followers receive, and gateways without Redis as detached', async () => {
    const simulator = await simulate();
    const redis = await startRedisServer();
    open.push(() => redis.stop());
    const environment = {
      ...QUICK,
      POLL_INTERVAL_MS: '200',
      POLL_IDLE_INTERVAL_MS: '200',
      REDIS_URL: redis.url,
    };
    const gateways = [await startGateway(simulator, environment), await startGateway(simulator, environment)];
    for (const gateway of gateways) await watchBySocket(gateway, simulator);
    const [one, two] = gateways;
    if (one === undefined || two === undefined) throw new Error('no gateways');
    await until(
      () => Promise.all([roles(one), roles(two)]),
      ([first, second]) => first['leader'] === 1 && second['follower'] === 1,
    );
    // Nothing has changed since, and still the follower hears of each poll.
    const polls = await changesBy(two, `${PREFIX}polls_`, async () => {
      const before = await valuesOf(one, 'polls_total');
      await until(
        () => valuesOf(one, 'polls_total'),
        ([count = 0]) => count >= (before[0] ?? 0) + 10,
      );
      expect((await valuesOf(two, 'poll_age_seconds'))[0]).toBeLessThan(1.5);
    });
    expect(polls).toEqual({});

    await simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 500 }]);
    await until(
      () => valuesOf(two, 'poll_age_seconds'),
      ([age = 0]) => age > 2,
    );
    await simulator.control.clearFaults();
    await until(
      () => valuesOf(two, 'poll_age_seconds'),
      ([age = Infinity]) => age < 1,
    );
    redis.freeze();
    await until(
      () => Promise.all([roles(one), roles(two)]),
      (all) => all.every(({ detached }) => detached === 1),
    );
    redis.thaw();
    await until(
      () => Promise.all([roles(one), roles(two)]),
      (all) =>
        all.filter(({ leader }) => leader === 1).length === 1 && all.every(({ detached }) => detached === 0),
    );
  }, 60_000);
});
