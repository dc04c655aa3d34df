import type { Redis } from 'ioredis';
import pLimit from 'p-limit';
import { Mutex } from 'redis-semaphore';

/** Work that no two gateways may do at the same time. */
export interface Locks {
  /**
   * Runs `work` while it holds the lock of this name; waits while another caller holds it.
   * @throws what `work` throws, and an Error where the lock cannot be acquired in time.
   */
  hold<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** For a single instance. */
export function createMemoryLocks(): Locks {
  const held = new Map<string, ReturnType<typeof pLimit>>();
  return {
    async hold(name, work) {
      const queue = held.get(name) ?? pLimit(1);
      held.set(name, queue);
      try {
        return await queue(work);
      } finally {
        if (queue.activeCount + queue.pendingCount === 0) held.delete(name);
      }
    },
  };
}

/** The lock of a gateway that died expires after this time; a running one renews it. */
const LEASE_MS = 10_000; // 10 seconds
const LOOK_AGAIN_MS = 20;

/**
 * For gateways that share a Redis.
 * @param patienceMs how long a lock is waited for: longer than its work may take.
 */
export function createRedisLocks(redis: Redis, patienceMs: number): Locks {
  return {
    async hold(name, work) {
      const mutex = new Mutex(redis, name, {
        lockTimeout: LEASE_MS,
        acquireTimeout: LEASE_MS + patienceMs,
        retryInterval: LOOK_AGAIN_MS,
        // The default throws outside of any promise.
        onLockLost: () => undefined,
      });
      await mutex.acquire();
      try {
        return await work();
      } finally {
        // The work is done: a lease that cannot be released expires.
        await mutex.release().catch(() => undefined);
      }
    },
  };
}
