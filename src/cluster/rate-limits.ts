import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';

/** What is left of a limit for a key. */
export interface Allowance {
  readonly isExceeded: boolean;
  /** The points left in the current window. */
  readonly remaining: number;
  /** The seconds until the window ends. */
  readonly resetSeconds: number;
}

/** Counts events by key in windows of a minute, across all gateways of a cluster. */
export interface RateLimit {
  /** Counts one event. @returns null, or the seconds until the window ends where the limit is exceeded. */
  count(key: string): Promise<number | null>;
  /** Takes points if that many are left; otherwise takes none and reports the limit as exceeded. */
  take(key: string, points: number): Promise<Allowance>;
  /** Takes points whether they are left or not; a negative number gives points back. */
  adjust(key: string, points: number): Promise<Allowance>;
}

/** Creates a rate limit. @param name separates its counters from those of other limits. */
export type CreateRateLimit = (name: string, perMinute: number) => RateLimit;

/** The length of the windows of every limit. */
export const WINDOW_SECONDS = 60;

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
        : new RateLimiterRedis({
            ...options,
            storeClient: redis,
            insuranceLimiter: inMemory,
            rejectIfRedisNotReady: true,
          }),
      points,
    );
  };
}

function createLimit(limiter: RateLimiterAbstract, points: number): RateLimit {
  const allowanceOf = (counted: RateLimiterRes): Allowance => ({
    isExceeded: counted.consumedPoints > points,
    remaining: Math.min(Math.max(points - counted.consumedPoints, 0), points),
    resetSeconds: secondsUntilReset(counted),
  });
  const adjust = async (key: string, cost: number) =>
    allowanceOf(await (cost < 0 ? limiter.reward(key, -cost) : limiter.penalty(key, cost)));
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
    async take(key, cost) {
      // More than the limit changes nothing, and could leave the range of the counters.
      const taken = Math.min(cost, points + 1);
      try {
        return allowanceOf(await limiter.consume(key, taken));
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        const { resetSeconds, remaining } = await adjust(key, -taken);
        return { isExceeded: true, remaining, resetSeconds };
      }
    },
    adjust,
  };
}

function secondsUntilReset({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(Math.ceil(msBeforeNext / 1_000), 1);
}
