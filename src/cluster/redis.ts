import { Redis } from 'ioredis';
import type { Logger } from '../telemetry/logger.js';

/** Long enough for a Redis nearby; a request must not wait for one that is gone. */
const TIMEOUT_MS = 2_000; // 2 seconds

/**
 * How long a connection that is being closed may take. ioredis waits for this time even where the socket is closed
 * already, and keeps the process alive meanwhile.
 */
const DISCONNECT_TIMEOUT_MS = 100;

/** How long to wait before trying to connect again. */
const RETRY_MS = { first: 100, longest: 2_000 };

/**
 * A connection to Redis: the one place that makes them. It connects at once, and again for as long as it lives; while
 * it can't, commands fail within seconds. Whoever makes it ends it by `disconnect()`. A connection that subscribes does
 * nothing else, so make another for that, here: one by `duplicate()` would not tell the log of its errors.
 * @param url `redis://` or `rediss://`, with user, password and database where they are needed; it is never logged.
 */
export function createRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt) => Math.min(attempt * RETRY_MS.first, RETRY_MS.longest),
  });
  let isTold = false;
  redis.on('error', (error: Error) => {
    // One line an outage: it comes with every attempt to connect.
    if (!isTold) logger.error({ reason: reasonOf(error) }, 'Redis cannot be reached');
    isTold = true;
  });
  redis.on('ready', () => {
    if (isTold) logger.info('Redis can be reached again');
    isTold = false;
  });
  return redis;
}

/** The code of a socket's error, or the first word of what Redis said: the rest may name what the URL holds. */
function reasonOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /^[A-Z]+/.exec(error.message)?.[0] ?? error.name;
}
