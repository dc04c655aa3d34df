import { freePort } from '../../support/free-port.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { describeWithRedisServer, startRedisServer, type TestRedisServer } from '../../support/redis.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const HUBS = '{ hubs(first: 1) { totalCount } }';
const ALL = 'subscription { hubChanged(includeCurrent: true) { hub { customId } changed } }';
type Event = { readonly hubChanged: { readonly hub: { customId: string }; readonly changed: string[] } };

/** A Redis behind a proxy, with what an outage of it needs. */
interface Place {
  redis: TestRedisServer;
  readonly port: number;
  readonly proxy: TcpProxy;
}

interface Outage {
  readonly begin: (place: Place) => unknown;
  readonly end: (place: Place) => unknown;
}

const OUTAGES: readonly (readonly [string, Outage])[] = [
  [
    'that is stopped and restarted without its data',
    {
      begin: ({ redis }) => redis.stop(),
      end: async (place) => (place.redis = await startRedisServer(place.port)),
    },
  ],
  ['that hangs', { begin: ({ redis }) => redis.freeze(), end: ({ redis }) => redis.thaw() }],
  [
    'whose connections are dead without a trace',
    { begin: ({ proxy }) => proxy.swallow(), end: ({ proxy }) => proxy.forward() },
  ],
];

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function setUp() {
  const port = await freePort();
  const place: Place = { redis: await startRedisServer(port), port, proxy: await startTcpProxy(port) };
  open.push(() => place.redis.stop());
  open.push(() => place.proxy.stop());
  const simulator = await startSimulator({ hubs: 3, accounts: 1 }, () => 1_800_000_000_000);
  open.push(() => simulator.stop());
  const start = async () => {
    const gateway = await startTestGateway(simulator.url, {
      REDIS_URL: `redis://127.0.0.1:${place.proxy.port}`,
      POLL_INTERVAL_MS: '200',
      POLL_IDLE_INTERVAL_MS: '200',
    });
    open.push(() => gateway.stop());
    return gateway;
  };
  return { place, simulator, gateways: [await start(), await start()] as const };
}

async function watch(gateway: TestGateway, simulator: TestSimulator) {
  const client = connectSocket(gateway, { token: await simulator.token() });
  open.push(() => client.dispose());
  const events = client.subscribe<Event>(ALL);
  const hubs = hubsOf(simulator.world).length;
  for (let count = 0; count < hubs; count += 1) await events.event();
  return async () => (await events.event()).hubChanged;
}

async function redisHealth({
  url,
}: TestGateway): Promise<{ readonly status: number; readonly redis: string }> {
  const answer = await fetch(`${url}/readyz`);
  return { status: answer.status, redis: ((await answer.json()) as { redis: string }).redis };
}

describeWithRedisServer('A Redis', () => {
  it.each(OUTAGES)(
    '%s fails no query, and subscribers neither lose an event nor receive one twice',
    async (_way, outage) => {
      const { place, simulator, gateways } = await setUp();
      const watches = await Promise.all(gateways.map((gateway) => watch(gateway, simulator)));
      const [hub] = hubsOf(simulator.world);
      const change = async (customId: string) => {
        await simulator.control.data(hub?.id ?? '', { customid: customId });
        const received = await Promise.all(watches.map((next) => next()));
        expect(received).toEqual([1, 2].map(() => ({ hub: { customId }, changed: ['INFO'] })));
      };
      const health = async (wanted: string) => {
        for (const gateway of gateways) {
          const { status } = await until(
            () => redisHealth(gateway),
            ({ redis }) => redis === wanted,
          );
          expect(status).toBe(200);
        }
      };
      const token = await simulator.token();
      await change('together');
      await outage.begin(place);

      await change('first');
      for (let count = 0; count < 20; count += 1) {
        expect(await gateways[0].query(HUBS, { token })).toMatchObject({ status: 200, errors: [] });
      }
      await health('unreachable');
      await change('alone');
      await change('still alone');

      await outage.end(place);
      await health('connected');
      await change('back');
      await change('and on');
      for (const { log } of gateways) {
        expect(log.join('')).toContain('Redis cannot be reached');
        expect(log.join('')).toContain('Redis can be reached again');
      }
    },
    60_000,
  );

  it('that hangs at the start does not prevent it, and is used once it answers', async () => {
    const redis = await startRedisServer();
    open.push(() => redis.stop());
    const simulator = await startSimulator();
    open.push(() => simulator.stop());
    redis.freeze();
    const startedAt = performance.now();
    const gateway = await startTestGateway(simulator.url, { REDIS_URL: redis.url });
    open.push(() => gateway.stop());
    const startMs = performance.now() - startedAt;

    expect(startMs).toBeLessThan(15_000);
    expect(await redisHealth(gateway)).toMatchObject({ status: 200, redis: 'unreachable' });
    expect(await gateway.query(HUBS, { token: await simulator.token() })).toMatchObject({ errors: [] });
    redis.thaw();
    await until(
      () => redisHealth(gateway),
      (health) => health.redis === 'connected',
    );
  }, 30_000);

  it('is connected before a gateway accepts its first request, so that no count is made in memory', async () => {
    const redis = await startRedisServer();
    open.push(() => redis.stop());
    const simulator = await startSimulator();
    open.push(() => simulator.stop());
    const gateway = await startTestGateway(simulator.url, { REDIS_URL: redis.url });
    open.push(() => gateway.stop());

    expect(await redisHealth(gateway)).toMatchObject({ redis: 'connected' });
  });
});
