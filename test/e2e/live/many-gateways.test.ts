import { once } from 'node:events';
import { Redis } from 'ioredis';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';
import { connectSocket } from '../../support/live.js';
import { describeWithRedis, startRedisServer } from '../../support/redis.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { freePort } from '../../support/free-port.js';
import { until } from '../../support/until.js';
import { hubsOf, hubWhere } from '../../support/world.js';

endProcessesAfterAll();

const ALL = 'subscription { hubChanged(includeCurrent: true) { hub { id customId } changed } }';
const OF_SPACE =
  'subscription ($id: ID!) { powerSummaryChanged(spaceId: $id) { hubCount reportingHubCount wattage energy } }';
type Totals = { readonly powerSummaryChanged: { readonly wattage: number } };
type Event = {
  readonly hubChanged: { readonly hub: { id: string; customId: string }; readonly changed: string[] };
};

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const QUICK = { POLL_INTERVAL_MS: '200', POLL_IDLE_INTERVAL_MS: '200', CACHE_TTL_MS: '1000' };

async function simulate(): Promise<TestSimulator> {
  const simulator = await startSimulator({ accounts: 1, hubs: 12 }, () => 1_800_000_000_000);
  open.push(() => simulator.stop());
  return simulator;
}

async function gatewayAt(simulator: TestSimulator, redisUrl: string): Promise<TestGateway> {
  const gateway = await startTestGateway(simulator.url, { ...QUICK, REDIS_URL: redisUrl });
  open.push(() => gateway.stop());
  return gateway;
}

async function watch(gateway: { readonly url: string }, simulator: TestSimulator) {
  const client = connectSocket(gateway, { token: await simulator.token() });
  open.push(() => client.dispose());
  const events = client.subscribe<Event>(ALL);
  const hubs = hubsOf(simulator.world).length;
  for (let count = 0; count < hubs; count += 1) await events.event();
  return { client, next: async () => (await events.event()).hubChanged };
}

describeWithRedis('Gateways that share a Redis', (redis) => {
  it('poll once for all, and each sends the changes to its own subscribers', async () => {
    const simulator = await simulate();
    const [one, two] = [await gatewayAt(simulator, redis().url), await gatewayAt(simulator, redis().url)];
    const watches = [await watch(one, simulator), await watch(two, simulator)];
    const [hub] = hubsOf(simulator.world);
    await simulator.control.clearRequests();
    for (let count = 1; count <= 5; count += 1) {
      await simulator.control.data(hub?.id ?? '', { customid: String(count) });
      const received = await Promise.all(watches.map(({ next }) => next()));
      expect(received).toMatchObject(
        [1, 2].map(() => ({ hub: { customId: String(count) }, changed: ['INFO'] })),
      );
    }
    const { log } = await simulator.control.requests();
    const pollers = new Set(log.filter(({ path }) => path === '/api/hubs/v1').map(({ tokenId }) => tokenId));
    expect(pollers.size).toBe(1);
  });

  it('send the same totals of a room from one poll, each to the tokens of its own subscribers', async () => {
    const simulator = await simulate();
    const gateways = [await gatewayAt(simulator, redis().url), await gatewayAt(simulator, redis().url)];
    const hub = hubWhere(simulator.world, ({ online, spaceIds }) => online && spaceIds.length > 0);
    const subscribed = [];
    for (const gateway of gateways) {
      const client = connectSocket(gateway, { token: await simulator.token() });
      open.push(() => client.dispose());
      subscribed.push(client.subscribe<Totals>(OF_SPACE, { id: hub.spaceIds[0] }));
    }
    const [one, two] = await Promise.all(subscribed.map((events) => events.event()));
    expect(one).toEqual(two);
    await simulator.control.clearRequests();
    for (const wattage of [1_000, 2_000, 3_000]) {
      await simulator.control.data(hub.id, { power: { wattage } });
      const totals = await Promise.all(subscribed.map((events) => events.event()));
      expect(totals[0]).toEqual(totals[1]);
      expect(totals[0]?.powerSummaryChanged.wattage).toBeGreaterThanOrEqual(wattage);
    }
    const { log } = await simulator.control.requests();
    const pollers = new Set(log.filter(({ path }) => path === '/api/hubs/v1').map(({ tokenId }) => tokenId));
    expect(pollers.size).toBe(1);
  });

  it('keep no token in Redis', async () => {
    const simulator = await simulate();
    const gateway = await gatewayAt(simulator, redis().url);
    const token = await simulator.token();
    const client = connectSocket(gateway, { token });
    open.push(() => client.dispose());
    await client.subscribe(ALL).next();
    const reader = new Redis(redis().url);
    open.push(async () => reader.disconnect());
    let found = '';
    for (const key of await reader.keys('*')) {
      const kind = await reader.type(key);
      found += key + (kind === 'hash' ? JSON.stringify(await reader.hgetall(key)) : await reader.get(key));
    }
    expect(found).toContain('operated-gateway:live:');
    expect(found).not.toContain(token);
  });

  it('replace a leader that is killed within three intervals, and neither lose a change nor send it twice', async () => {
    const simulator = await simulate();
    const doomed = launchNode('dist/src/main.js', {
      ...QUICK,
      OPERATED_BASE_URL: simulator.url,
      PORT: String(await freePort()),
      REDIS_URL: redis().url,
      LOG_LEVEL: 'info',
      EXPLORER: 'off',
    });
    const [, url = ''] = await doomed.says(/(http:\/\/127\.0\.0\.1:\d+)/);
    const first = await watch({ url }, simulator);
    const second = await watch(await gatewayAt(simulator, redis().url), simulator);
    const [hub] = hubsOf(simulator.world);
    await simulator.control.data(hub?.id ?? '', { customid: 'before' });
    await Promise.all([first.next(), second.next()]);

    const gone = once(doomed.child, 'exit');
    doomed.child.kill('SIGKILL');
    const killedAt = Date.now();
    await simulator.control.data(hub?.id ?? '', { customid: 'after' });
    expect(await second.next()).toMatchObject({ hub: { customId: 'after' }, changed: ['INFO'] });
    const tookMs = Date.now() - killedAt;
    await gone;
    await simulator.control.data(hub?.id ?? '', { customid: 'last' });
    expect(await second.next()).toMatchObject({ hub: { customId: 'last' }, changed: ['INFO'] });
    expect(tookMs).toBeLessThan(3 * 200 + 200);
  }, 60_000);

  it('poll for their own subscribers while Redis is unreachable, and share again when it is back', async () => {
    const simulator = await simulate();
    const port = await freePort();
    const server = await startRedisServer(port);
    const gateways = [await gatewayAt(simulator, server.url), await gatewayAt(simulator, server.url)];
    const watches: Awaited<ReturnType<typeof watch>>[] = [];
    for (const gateway of gateways) watches.push(await watch(gateway, simulator));
    const [hub] = hubsOf(simulator.world);
    const change = async (customid: string) => {
      await simulator.control.data(hub?.id ?? '', { customid });
      const received = await Promise.all(watches.map(({ next }) => next()));
      expect(received).toMatchObject([1, 2].map(() => ({ hub: { customId: customid }, changed: ['INFO'] })));
    };
    const redisHealth = async (index: number) => {
      const answer = await fetch(`${gateways[index]?.url}/readyz`);
      return ((await answer.json()) as { redis: string }).redis;
    };
    const reached = async (wanted: string) => {
      for (const index of [0, 1]) {
        await until(
          () => redisHealth(index),
          (health) => health === wanted,
        );
      }
    };
    await change('together');
    await server.stop();
    await reached('unreachable');
    await change('alone');
    await change('still alone');
    const again = await startRedisServer(port);
    open.push(() => again.stop());
    await reached('connected');
    await change('back');
    await change('and on');

    expect(gateways[0]?.log.join('')).toContain('Redis cannot be reached');
  }, 60_000);
});
