import { rateLimitFactory } from '../../../src/cluster/rate-limits.js';
import { connectRedis, describeWithRedisServer, startRedisServer } from '../../support/redis.js';

describe('a rate limit in memory', () => {
  it('takes nothing if fewer points are left than requested', async () => {
    const limit = rateLimitFactory(null)('test', 100);

    expect(await limit.take('key', 101)).toMatchObject({ isExceeded: true, remaining: 100 });
    expect(await limit.take('key', Number.MAX_SAFE_INTEGER)).toMatchObject({
      isExceeded: true,
      remaining: 100,
    });
    expect(await limit.take('key', 60)).toMatchObject({ isExceeded: false, remaining: 40 });
    expect(await limit.take('key', 41)).toMatchObject({ isExceeded: true, remaining: 40 });
    expect(await limit.take('key', 40)).toMatchObject({ isExceeded: false, remaining: 0 });
    expect(await limit.take('other', 100)).toMatchObject({ isExceeded: false, remaining: 0 });
  });

  it('takes more than is left, and gives back, on request', async () => {
    const limit = rateLimitFactory(null)('test', 100);

    expect(await limit.adjust('key', 150)).toMatchObject({ isExceeded: true, remaining: 0 });
    expect(await limit.adjust('key', -120)).toMatchObject({ isExceeded: false, remaining: 70 });
    expect(await limit.adjust('key', -1_000)).toMatchObject({ isExceeded: false, remaining: 100 });
  });
});

describeWithRedisServer('a rate limit in a Redis that stops to answer', () => {
  it('counts in memory after the deadline of a command', async () => {
    const server = await startRedisServer();
    const [redis, control] = [await connectRedis(server), await connectRedis(server)];
    const limit = rateLimitFactory(redis)('test', 100);
    await redis.ping();
    const before = await limit.take('key', 10);
    await control.call('CLIENT', 'PAUSE', '60000', 'ALL');
    const startedAt = performance.now();
    const meanwhile = await limit.take('key', 10);
    const delayMs = performance.now() - startedAt;
    redis.disconnect();
    control.disconnect();
    await server.stop();

    expect(before.remaining).toBe(90);
    // The counts in Redis are unknown meanwhile.
    expect(meanwhile).toMatchObject({ isExceeded: false, remaining: 90 });
    expect(delayMs).toBeLessThan(2_000);
  }, 60_000);
});
