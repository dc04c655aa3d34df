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
 * Creates a connection to Redis. It connects immediately and reconnects until `disconnect()` is called, which is the
 * duty of the caller; while Redis cannot be reached, commands fail within seconds. A connection that subscribes accepts
 * no other commands, so create a second one here for that: `duplicate()` does not copy the listeners that log errors.
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
  let isLogged = false;
  redis.on('error', (error: Error) => {
    // Logged once per outage: the event occurs at every attempt to connect.
    if (!isLogged) logger.error({ reason: reasonOf(error) }, 'Redis cannot be reached');
    isLogged = true;
  });
  redis.on('ready', () => {
    if (isLogged) logger.info('Redis can be reached again');
    isLogged = false;
  });
  return redis;
}

/** The code of a socket's error, or the first word of Redis's message: the rest may contain parts of the URL. */
function reasonOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /^[A-Z]+/.exec(error.message)?.[0] ?? error.name;
}
