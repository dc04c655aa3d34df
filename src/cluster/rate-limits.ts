import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';

/** Counts something by caller in windows of a minute, over all gateways of a cluster. */
export interface RateLimit {
  /** Counts one. @returns how many seconds to wait where that is more than is allowed, else null. */
  count(caller: string): Promise<number | null>;
  /** Counts nothing. @returns how many seconds to wait where all that is allowed is used up, else null. */
  wait(caller: string): Promise<number | null>;
}

/** @param name tells this limit from others. */
export type CreateRateLimit = (name: string, perMinute: number) => RateLimit;

const WINDOW_SECONDS = 60;

/** @param redis null for a gateway that is alone. While Redis is out of reach each gateway counts for itself. */
export function rateLimitFactory(redis: Redis | null): CreateRateLimit {
  return (name, points) => {
    const options = { keyPrefix: `operated-gateway:limit:${name}`, points, duration: WINDOW_SECONDS };
    const alone = new RateLimiterMemory(options);
    return limitBy(
      redis === null
        ? alone
        : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: alone }),
      points,
    );
  };
}

function limitBy(limiter: RateLimiterAbstract, points: number): RateLimit {
  return {
    async count(caller) {
      try {
        await limiter.consume(caller);
        return null;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return secondsOf(refusal);
        throw refusal;
      }
    },
    async wait(caller) {
      const counted = await limiter.get(caller);
      return counted === null || counted.consumedPoints < points ? null : secondsOf(counted);
    },
  };
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(Math.ceil(msBeforeNext / 1_000), 1);
}
