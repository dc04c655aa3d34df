import type { Redis } from 'ioredis';
import pLimit from 'p-limit';
import { Mutex } from 'redis-semaphore';

/** Work that must not be done twice at the same time, by whichever gateway. */
export interface Locks {
  /**
   * Does `work` while nobody else holds the lock of this name; who comes meanwhile waits.
   * @throws what `work` throws, and an Error where the lock is not to be had in time.
   */
  hold<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** For a gateway that is alone. */
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

/** A gateway that dies with a lock leaves it for so long; one that lives renews it. */
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
        // Its default is to throw where nobody catches.
        onLockLost: () => undefined,
      });
      await mutex.acquire();
      try {
        return await work();
      } finally {
        // Work that is done stays done, whatever becomes of the lease: it ends by itself.
        await mutex.release().catch(() => undefined);
      }
    },
  };
}
