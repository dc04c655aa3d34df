import type { Redis } from 'ioredis';
import { Mutex } from 'redis-semaphore';
import type { Locks } from './locks.js';

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
