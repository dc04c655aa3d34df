import { Redis } from 'ioredis';
import type { Logger } from '../telemetry/logger.js';
import type { RedisMetrics } from '../telemetry/metrics/redis-metrics.js';
import { addBreaker } from './redis-breaker.js';

/** A connection to Redis. */
export interface RedisConnection {
  readonly redis: Redis;
  /** Whether it is connected, and Redis answers. */
  isReachable(): boolean;
  /** Resolves at the first answer of Redis, or the first error. */
  readonly tried: Promise<void>;
}

export interface RedisConnectionOptions {
  /** `redis://` or `rediss://`, with user, password and database where they are needed; it is never logged. */
  readonly url: string;
  /** How long a command may take, ms. */
  readonly deadlineMs: number;
  readonly logger: Logger;
  /** Undefined where no metrics are collected. */
  readonly metrics?: RedisMetrics | undefined;
}

const CONNECT_TIMEOUT_MS = 2_000; // 2 seconds

/**
 * How long a connection that is being closed may take. ioredis waits for this time even where the socket is closed
 * already, and keeps the process alive meanwhile.
 */
const DISCONNECT_TIMEOUT_MS = 100;

/** How long to wait before trying to connect again. */
const RETRY_MS = { first: 100, longest: 1_000 };

/**
 * Creates a connection to Redis. It connects immediately and reconnects until `disconnect()` is called, which is the
 * duty of the caller. Commands reject within their deadline; at once while Redis is known not to answer. A command that
 * rejected is not sent again, but Redis may still have executed it, or execute it later.
 */
export function createRedis({ url, deadlineMs, logger, metrics }: RedisConnectionOptions): RedisConnection {
  const redis = new Redis(url, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(attempt * RETRY_MS.first, RETRY_MS.longest),
    // Without a connection commands reject at once, and those under way when it is lost reject with it.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    // The listeners for `ready` subscribe again; ioredis would leave a rejection unhandled.
    autoResubscribe: false,
  });
  let isLogged = false;
  const begin = (error: Error) => {
    // Logged once per outage: errors repeat with every attempt.
    if (!isLogged) logger.error({ reason: reasonOf(error) }, 'Redis cannot be reached');
    isLogged = true;
  };
  const end = () => {
    if (isLogged) logger.info('Redis can be reached again');
    isLogged = false;
  };
  let isTried = () => {};
  const tried = new Promise<void>((resolve) => (isTried = resolve));
  const isAnswering = addBreaker(redis, {
    deadlineMs,
    metrics,
    onOpen: begin,
    onAnswer() {
      end();
      isTried();
    },
  });
  redis.on('error', (error: Error) => {
    begin(error);
    isTried();
  });
  return { redis, isReachable: () => redis.status === 'ready' && isAnswering(), tried };
}

/** The code of a socket's error, or the first word of Redis's message: the rest may contain parts of the URL. */
export function reasonOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /^[A-Z]+/.exec(error.message)?.[0] ?? error.name;
}
