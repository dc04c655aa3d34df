import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { entryLimit } from '../wire/entry-limit.js';

/** Texts by key, each with an expiry, shared by all gateways of a cluster. */
export interface KeyValueStore {
  /** @returns null where there is none, or it has expired. */
  get(key: string): Promise<string | null>;
  /** As `get`, and restarts the expiry: the value expires `lifetimeMs` from now. */
  getAndTouch(key: string, lifetimeMs: number): Promise<string | null>;
  /** Writes the value, whether or not the key exists. */
  set(key: string, value: string, lifetimeMs: number): Promise<void>;
  /** Writes the value only where the key exists, so that a deleted one is not restored. */
  replace(key: string, value: string, lifetimeMs: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The largest number of values that one process keeps; the least recently used is dropped. */
const LARGEST = 100_000;

/** For a single instance: everything is lost with its process. @param now the clock, ms since the epoch. */
export function createMemoryStore(now: () => number = Date.now): KeyValueStore {
  const values = new LRUCache<string, string>({ ...entryLimit(LARGEST), perf: { now }, ttlResolution: 0 });
  const read = (key: string) => values.get(key) ?? null;
  return {
    get: async (key) => read(key),
    async getAndTouch(key, ttl) {
      const value = read(key);
      if (value !== null) values.set(key, value, { ttl });
      return value;
    },
    set: async (key, value, ttl) => void values.set(key, value, { ttl }),
    async replace(key, value, ttl) {
      if (values.has(key)) values.set(key, value, { ttl });
    },
    delete: async (key) => void values.delete(key),
  };
}

/** For gateways that share a Redis, of version 6.2 or later. Every call rejects while Redis cannot be reached. */
export function createRedisStore(redis: Redis): KeyValueStore {
  return {
    get: (key) => redis.get(key),
    getAndTouch: (key, lifetimeMs) => redis.getex(key, 'PX', lifetimeMs),
    set: async (key, value, lifetimeMs) => void (await redis.set(key, value, 'PX', lifetimeMs)),
    replace: async (key, value, lifetimeMs) => void (await redis.set(key, value, 'PX', lifetimeMs, 'XX')),
    delete: async (key) => void (await redis.del(key)),
  };
}
