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

/** What a holder does beside its work, such as a read and a write of Redis, ms. */
const MARGIN_MS = 5_000; // 5 seconds
const RETRY_MS = 20;

/**
 * For gateways that share a Redis.
 * @param workMs how long the work under a lock may take: the lock of a gateway that died expires a little later.
 */
export function createRedisLocks(redis: Redis, workMs: number): Locks {
  const lockTimeout = workMs + MARGIN_MS;
  return {
    async hold(name, work) {
      const mutex = new Mutex(redis, name, {
        lockTimeout,
        acquireTimeout: lockTimeout + MARGIN_MS,
        retryInterval: RETRY_MS,
        // The library's renewal leaves a rejection of Redis unhandled, which would end the process.
        refreshInterval: 0,
      });
      await mutex.acquire();
      try {
        return await work();
      } finally {
        // The work is done: a lock that cannot be released expires.
        await mutex.release().catch(() => undefined);
      }
    },
  };
}
