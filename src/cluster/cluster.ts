import type { Logger } from '../telemetry/logger.js';
import { createMemoryStore, createRedisStore, type KeyValueStore } from './key-value-store.js';
import { createMemoryLocks, createRedisLocks, type Locks } from './locks.js';
import { type CreateRateLimit, rateLimitFactory } from './rate-limits.js';
import { createRedis } from './redis.js';

/** What the gateways of one deployment share. */
export interface Cluster {
  readonly store: KeyValueStore;
  readonly locks: Locks;
  readonly createRateLimit: CreateRateLimit;
  close(): void;
}

export interface ClusterOptions {
  /** Where the gateways meet; undefined for a gateway that is alone, which shares all with itself. */
  readonly redisUrl: string | undefined;
  /** How long work under a lock may take, ms. */
  readonly lockedWorkMs: number;
  readonly logger: Logger;
  /** The clock, ms since the epoch. */
  readonly now?: () => number;
}

/** In memory or in Redis: whoever uses it can't tell, but for what is left after a restart. */
export function createCluster({ redisUrl, lockedWorkMs, logger, now }: ClusterOptions): Cluster {
  if (redisUrl === undefined) {
    return {
      store: createMemoryStore(now),
      locks: createMemoryLocks(),
      createRateLimit: rateLimitFactory(null),
      close: () => undefined,
    };
  }
  const redis = createRedis(redisUrl, logger);
  return {
    store: createRedisStore(redis),
    locks: createRedisLocks(redis, lockedWorkMs),
    createRateLimit: rateLimitFactory(redis),
    close: () => redis.disconnect(),
  };
}
