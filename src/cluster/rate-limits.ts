import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';

/** Counts events by key in windows of a minute, across all gateways of a cluster. */
export interface RateLimit {
  /** Counts one event. @returns null, or the seconds until the window ends where the limit is exceeded. */
  count(key: string): Promise<number | null>;
  /** Counts nothing. @returns null, or the seconds until the window ends where the limit is reached. */
  wait(key: string): Promise<number | null>;
}

/** Creates a rate limit. @param name separates its counters from those of other limits. */
export type CreateRateLimit = (name: string, perMinute: number) => RateLimit;

const WINDOW_SECONDS = 60;

/**
 * Rate limits in Redis, or in memory where `redis` is null. While Redis cannot be reached, each gateway counts in its
 * own memory.
 */
export function rateLimitFactory(redis: Redis | null): CreateRateLimit {
  return (name, points) => {
    const options = { keyPrefix: `operated-gateway:limit:${name}`, points, duration: WINDOW_SECONDS };
    const inMemory = new RateLimiterMemory(options);
    return createLimit(
      redis === null
        ? inMemory
        : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: inMemory }),
      points,
    );
  };
}

function createLimit(limiter: RateLimiterAbstract, points: number): RateLimit {
  return {
    async count(key) {
      try {
        await limiter.consume(key);
        return null;
      } catch (rejection) {
        if (rejection instanceof RateLimiterRes) return secondsUntilReset(rejection);
        throw rejection;
      }
    },
    async wait(key) {
      const counted = await limiter.get(key);
      return counted === null || counted.consumedPoints < points ? null : secondsUntilReset(counted);
    },
  };
}

function secondsUntilReset({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(Math.ceil(msBeforeNext / 1_000), 1);
}
