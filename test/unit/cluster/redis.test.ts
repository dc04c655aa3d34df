import { createRedis, type RedisConnection } from '../../../src/cluster/redis.js';
import { freePort } from '../../support/free-port.js';
import { createTestLogger } from '../../support/log.js';
import {
  connectRedis,
  describeWithRedis,
  describeWithRedisServer,
  startRedisServer,
} from '../../support/redis.js';
import { startTcpProxy } from '../../support/tcp-proxy.js';
import { until } from '../../support/until.js';

const DEADLINE_MS = 300;
/** More than a loaded machine adds to a deadline. */
const LENIENCY_MS = 1_500;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function connect(url: string) {
  const { logger, lines } = createTestLogger();
  const connection = createRedis({ url, deadlineMs: DEADLINE_MS, logger });
  closing.push(() => connection.redis.disconnect());
  const messages = () => lines.filter((line) => line.includes('Redis can'));
  return { ...connection, lines, messages };
}

const reachable = (connection: RedisConnection, wanted: boolean) =>
  until(
    () => connection.isReachable(),
    (isReachable) => isReachable === wanted,
  );

async function timeOf(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
}

it('should log once that Redis cannot be reached, without its address and password', async () => {
  const { redis, tried, lines } = connect(`redis://:canary-password@127.0.0.1:${await freePort()}`);
  await tried;
  await expect(redis.get('key')).rejects.toThrow();
  await expect(redis.get('key')).rejects.toThrow();

  expect(lines.filter((line) => line.includes('Redis cannot be reached'))).toHaveLength(1);
  expect(lines.join('')).toContain('ECONNREFUSED');
  expect(lines.join('')).not.toContain('canary-password');
});

describeWithRedis('a connection to Redis', (server) => {
  it('should read what it wrote', async () => {
    const redis = await connectRedis(server());
    await redis.set('redis.test', 'value', 'PX', 1_000);

    expect(await redis.get('redis.test')).toBe('value');
    redis.disconnect();
  });
});

describeWithRedisServer('a connection to a Redis that hangs', () => {
  async function hang() {
    const server = await startRedisServer();
    closing.push(() => server.stop());
    const connection = connect(server.url);
    await connection.tried;
    server.freeze();
    return { server, connection };
  }

  it('should wait for one deadline, and reject the commands after it at once', async () => {
    const { connection } = await hang();
    const rejected = () => expect(connection.redis.get('key')).rejects.toThrow('Redis does not answer.');
    const first = await timeOf(rejected());
    const hundred = await timeOf(Promise.all(Array.from({ length: 100 }, rejected)));

    expect(first).toBeGreaterThan(DEADLINE_MS / 2);
    expect(first).toBeLessThan(DEADLINE_MS + LENIENCY_MS);
    expect(hundred).toBeLessThan(DEADLINE_MS);
  });

  it('should be noticed without any command, logged once, and recover by itself', async () => {
    const { server, connection } = await hang();
    await reachable(connection, false);
    server.thaw();
    const recovery = await timeOf(reachable(connection, true));

    expect(await connection.redis.set('key', 'value')).toBe('OK');
    expect(recovery).toBeLessThan(2_000);
    expect(connection.messages().map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'Redis cannot be reached',
      'Redis can be reached again',
    ]);
    expect(connection.messages()[0]).toContain('ETIMEDOUT');
  });

  it('should not take an error that Redis answers for an outage', async () => {
    const server = await startRedisServer();
    closing.push(() => server.stop());
    const connection = connect(server.url);
    await connection.tried;
    await expect(connection.redis.call('NONSENSE')).rejects.toThrow('unknown command');

    expect(connection.isReachable()).toBe(true);
    expect(await connection.redis.get('key')).toBeNull();
  });

  it('should not take a Redis that forbids PING for an outage', async () => {
    const server = await startRedisServer();
    closing.push(() => server.stop());
    const control = await connectRedis(server);
    await control.acl('SETUSER', 'limited', 'on', '>secret', '~*', '+@all', '-ping');
    control.disconnect();
    const connection = connect(server.url.replace('//', '//limited:secret@'));
    await connection.tried;

    expect(connection.isReachable()).toBe(true);
    expect(connection.lines).toEqual([]);
  });

  it('should not take a stall of its own process for an outage', async () => {
    const server = await startRedisServer();
    closing.push(() => server.stop());
    const connection = connect(server.url);
    await connection.tried;
    const answer = connection.redis.get('key');
    const until = performance.now() + 2 * DEADLINE_MS;
    while (performance.now() < until);

    expect(await answer).toBeNull();
    expect(connection.isReachable()).toBe(true);
  });
});

describeWithRedisServer('a connection whose peer is gone without a trace', () => {
  it('should be replaced, and reach Redis again', async () => {
    const port = await freePort();
    const server = await startRedisServer(port);
    closing.push(() => server.stop());
    const proxy = await startTcpProxy(port);
    closing.push(() => proxy.stop());
    const connection = connect(`redis://127.0.0.1:${proxy.port}`);
    await connection.tried;
    proxy.swallow();
    await reachable(connection, false);
    // The old connection stays without answers: only a new one can reach Redis.
    proxy.forward();
    await reachable(connection, true);

    expect(await connection.redis.set('key', 'value')).toBe('OK');
  }, 30_000);

  it('should be known before the gateway starts where Redis accepts connections and never answers', async () => {
    const proxy = await startTcpProxy(await freePort());
    closing.push(() => proxy.stop());
    proxy.swallow();
    const connection = connect(`redis://127.0.0.1:${proxy.port}`);
    await connection.tried;

    expect(connection.isReachable()).toBe(false);
    await expect(connection.redis.get('key')).rejects.toThrow();
    expect(connection.messages()).toHaveLength(1);
  }, 30_000);
});
