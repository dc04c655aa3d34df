import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from '../telemetry/logger.js';
import { type Broadcast, createMemoryBroadcast, createRedisBroadcast } from './broadcast.js';
import { createMemoryStore, createRedisStore, type KeyValueStore } from './key-value-store.js';
import type { OpenLease } from './lease.js';
import { createMemoryLocks, createRedisLocks, type Locks } from './locks.js';
import { createMemoryChannels } from './memory-channel.js';
import { createMemoryLeases } from './memory-lease.js';
import { type CreateRateLimit, rateLimitFactory } from './rate-limits.js';
import { createRedis } from './redis.js';
import { createRedisChannels } from './redis-channel.js';
import { createRedisLeases } from './redis-lease.js';
import type { EntryCodec, OpenChannel } from './snapshot-channel.js';

/** `unused`: no Redis is configured. `unreachable`: at least one connection is down, or Redis does not answer on it. */
export type RedisHealth = 'unused' | 'connected' | 'unreachable';

/** The deadline of a command, ms: a Redis nearby answers within a few milliseconds, and a request waits meanwhile. */
const COMMAND_MS = 500;
/**
 * The deadline of a command that carries a whole snapshot, ms. They have a connection of their own: those of 10,000
 * hubs are 25 MB, and delay what is sent after them by a tenth of a second and more.
 */
const SNAPSHOT_MS = 5_000; // 5 seconds

/** How long the start of a gateway waits for Redis, ms. */
const CONNECT_MS = 2_000; // 2 seconds

/** What the gateways of one deployment share. It owns every connection to Redis. */
export interface Cluster {
  readonly store: KeyValueStore;
  readonly locks: Locks;
  /** The principal keys of sessions that end. */
  readonly endedSessions: Broadcast;
  /** The changes of hubs that make cached answers outdated. */
  readonly invalidations: Broadcast;
  readonly createRateLimit: CreateRateLimit;
  readonly openLease: OpenLease;
  /** The channels for one kind of entries. To be called once. */
  openChannels<Entry>(codec: EntryCodec<Entry>): OpenChannel<Entry>;
  /** The state of all connections to Redis. */
  redisHealth(): RedisHealth;
  /** Resolves when Redis is connected, or it is known that it cannot be reached: within 2 seconds. */
  connected(): Promise<void>;
  /** Closes all connections to Redis. */
  close(): void;
}

export interface ClusterOptions {
  /** The Redis that the gateways share; undefined for a single instance, which keeps everything in memory. */
  readonly redisUrl: string | undefined;
  /** How long work under a lock may take, ms. */
  readonly lockedWorkMs: number;
  readonly logger: Logger;
  /** The clock, ms since the epoch. */
  readonly now?: () => number;
}

/** Creates the cluster in memory or in Redis. Both behave the same, except that memory is lost with the process. */
export function createCluster({ redisUrl, lockedWorkMs, logger, now }: ClusterOptions): Cluster {
  if (redisUrl === undefined) {
    return {
      store: createMemoryStore(now),
      locks: createMemoryLocks(),
      endedSessions: createMemoryBroadcast(),
      invalidations: createMemoryBroadcast(),
      createRateLimit: rateLimitFactory(null),
      openLease: createMemoryLeases(),
      openChannels: createMemoryChannels,
      redisHealth: () => 'unused',
      connected: async () => undefined,
      close: () => undefined,
    };
  }
  const connect = (deadlineMs: number) => createRedis({ url: redisUrl, deadlineMs, logger });
  const connections = [connect(COMMAND_MS), connect(COMMAND_MS), connect(SNAPSHOT_MS)] as const;
  const [{ redis }, subscriber, { redis: snapshots }] = connections;
  return {
    store: createRedisStore(redis),
    locks: createRedisLocks(redis, lockedWorkMs),
    endedSessions: createRedisBroadcast(redis, subscriber, 'ended-sessions'),
    invalidations: createRedisBroadcast(redis, subscriber, 'invalidations'),
    createRateLimit: rateLimitFactory(redis),
    openLease: createRedisLeases(redis),
    openChannels: (codec) => createRedisChannels({ redis, subscriber: subscriber.redis, snapshots }, codec),
    redisHealth: () => (connections.every((it) => it.isReachable()) ? 'connected' : 'unreachable'),
    async connected() {
      // A Redis that loads its data rejects nothing and answers late.
      const limit = new AbortController();
      const late = after(CONNECT_MS, undefined, { signal: limit.signal }).catch(() => undefined);
      await Promise.race([Promise.all(connections.map(({ tried }) => tried)), late]);
      limit.abort();
    },
    close: () => connections.forEach((connection) => connection.redis.disconnect()),
  };
}
