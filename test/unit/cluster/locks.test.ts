import type { Redis } from 'ioredis';
import { createMemoryLocks, type Locks } from '../../../src/cluster/locks.js';
import { createRedisLocks } from '../../../src/cluster/redis-locks.js';
import { connectRedis, describeWithRedis } from '../../support/redis.js';

function behave(locks: () => readonly [Locks, Locks]): void {
  it('should be released by work that fails', async () => {
    const [one, other] = locks();
    await expect(one.hold('failing', () => Promise.reject(new Error('work')))).rejects.toThrow('work');
    expect(await other.hold('failing', async () => 'done')).toBe('done');
  });

  it('should run one work of a name at a time, and work of other names meanwhile', async () => {
    let atWork = 0;
    let most = 0;
    const work = async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await new Promise(setImmediate);
      atWork -= 1;
    };
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => locks()[index % 2 === 0 ? 0 : 1].hold('one', work)),
    );
    expect(most).toBe(1);
    const [one, other] = locks();
    expect(await one.hold('outer', () => other.hold('inner', async () => 'both'))).toBe('both');
  });
}

describe('a lock of one gateway', () => {
  const locks = createMemoryLocks();
  behave(() => [locks, locks]);
});

describeWithRedis('a lock of gateways that share a Redis', (redis) => {
  let connections: readonly Redis[] = [];
  let locks: readonly [Locks, Locks];

  beforeAll(async () => {
    const [one, other] = [await connectRedis(redis()), await connectRedis(redis())];
    connections = [one, other];
    locks = [createRedisLocks(one, 5_000), createRedisLocks(other, 5_000)];
  });

  afterAll(() => connections.forEach((connection) => connection.disconnect()));

  behave(() => locks);
});
