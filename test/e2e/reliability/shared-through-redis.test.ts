import { once } from 'node:events';
import { Redis } from 'ioredis';
import { readDocument } from '../../support/documents.js';
import { freePort } from '../../support/free-port.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { describeWithRedisServer, startRedisServer, type TestRedisServer } from '../../support/redis.js';
import { signIn, signInVariables } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const ALL = 'subscription { hubChanged(includeCurrent: true) { hub { id } } }';
/** The names of the keys in the table of docs/operating.md, with `*` for what differs. */
const documented = [
  ...(/\n\| key \|.*\n.*\n((?:\|.*\n)+)/.exec(readDocument('docs/operating.md').text)?.[1] ?? '').matchAll(
    /`((?:mutex:)?operated-gateway:[^`]+|:[a-z]+)`/g,
  ),
]
  .map(([, name = '']) => name.replaceAll(/<[^>]+>/g, '*'))
  .map((name) => (name.startsWith(':') ? `operated-gateway:live:{*}${name}` : name));

/** As the documented names. */
function nameOf(key: string): string {
  return key.replaceAll(/[0-9a-f]{64}/g, '*').replace(/^(operated-gateway:limit):([\w-]+):.*/, '$1:*:*');
}

describeWithRedisServer('What gateways share through Redis', () => {
  let redis: TestRedisServer;
  let client: Redis;
  let simulator: TestSimulator;
  let gateway: TestGateway;

  beforeEach(async () => {
    redis = await startRedisServer();
    client = new Redis(redis.url);
    // At a time that stands still only the changes of a test are changes.
    const startedAt = Date.now();
    simulator = await startSimulator({}, () => startedAt);
    const port = await freePort();
    gateway = await startTestGateway(simulator.url, {
      ...signInVariables(port),
      OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
      WEBHOOK_URL: `http://127.0.0.1:${port}`,
      POLL_INTERVAL_MS: '200',
      REDIS_URL: redis.url,
    });
  });

  afterEach(async () => {
    await gateway.stop();
    client.disconnect();
    await simulator.stop();
    await redis.stop();
  });

  async function subscribe() {
    const socket = connectSocket(gateway, { token: await simulator.token() });
    const events = socket.subscribe(ALL);
    const hubs = hubsOf(simulator.world).length;
    for (let count = 0; count < hubs; count += 1) await events.event();
    return socket;
  }

  const hashes = async () => (await client.keys('*:hubs')).sort();

  it('are keys that docs/operating.md lists, each of which expires', async () => {
    await signIn(gateway.url);
    const socket = await subscribe();
    await gateway.query('{ hubs { totalCount } }', { token: await simulator.token() });
    await until(
      () => client.keys('operated-gateway:webhook-subscription:*'),
      (keys) => keys.length > 0,
    );

    const keys = await client.keys('*');
    const lifetimes = await Promise.all(keys.map((key) => client.pttl(key)));

    expect([...new Set(keys.map(nameOf))].filter((name) => !documented.includes(name))).toEqual([]);
    // The lock of a renewal is there for milliseconds only.
    expect(documented.filter((name) => !keys.map(nameOf).includes(name))).toEqual([
      'mutex:operated-gateway:renewal:*',
    ]);
    // A key that was deleted meanwhile has -2; one that never expires -1.
    expect(keys.filter((_, index) => lifetimes[index] === -1)).toEqual([]);
    await socket.dispose();
  });

  it('are snapshots in the format of version 0.1.0: gateways of both versions run during an upgrade', async () => {
    const socket = await subscribe();
    const [key = ''] = await hashes();
    const head = await client.get(key.replace(/:hubs$/, ':head'));
    const hubs = Object.entries(await client.hgetall(key));

    // Another format needs another prefix of the keys and channels, in src/cluster/redis-scripts.ts.
    expect(key).toMatch(/^operated-gateway:live:\{[0-9a-f]{64}\}:hubs$/);
    expect(head).toMatch(/^\d{13} all$/);
    expect(hubs).not.toEqual([]);
    for (const [id, text] of hubs) {
      expect(JSON.parse(text)).toEqual({
        row: expect.objectContaining({ id }) as unknown,
        fetchedAt: expect.any(Number) as unknown,
      });
    }
    await socket.dispose();
  });

  it('are messages in the format of version 0.1.0', async () => {
    const socket = await subscribe();
    const [key = ''] = await hashes();
    const subscriber = new Redis(redis.url);
    await subscriber.subscribe(key.replace(/:hubs$/, ''));
    const received = once(subscriber, 'message');
    const [hub] = hubsOf(simulator.world);
    await simulator.control.data(hub?.id ?? '', { customid: 'changed' });
    const [, text] = (await received) as [string, string];
    subscriber.disconnect();

    const message: unknown = JSON.parse(text);
    expect(message).toEqual({
      kind: 'update',
      epoch: expect.any(Number) as unknown,
      previous: expect.any(Number) as unknown,
      coverage: 'all',
      changed: [[hub?.id, expect.stringContaining('"customid":"changed"') as unknown]],
      removed: [],
    });
    await socket.dispose();
  });
});
