import type { Logger } from '../telemetry/logger.js';
import { createRedis, reasonOf } from './redis.js';

/** What a Redis says about itself. */
export interface RedisFacts {
  /** Such as `7.0.15`. */
  readonly version: string;
  /** Whether it is a replica, which rejects writes. */
  readonly isReplica: boolean;
  /** The setting `maxmemory-policy`, such as `noeviction`. */
  readonly policy: string;
  /** Whether it deletes keys before they expire, once its memory is used up. */
  readonly evicts: boolean;
}

/** How long Redis may take to answer, ms. */
const DEADLINE_MS = 2_000; // 2 seconds

/**
 * Asks a Redis for its version and settings, over a connection of its own.
 * @param url as `createRedis` takes it.
 * @returns the facts, or the reason for which they cannot be read: the code of an error, which holds nothing of the URL.
 */
export async function inspectRedis(
  url: string,
  logger: Logger,
): Promise<RedisFacts | { readonly unreachable: string }> {
  const { redis, tried } = createRedis({ url, deadlineMs: DEADLINE_MS, logger });
  let firstError: Error | null = null;
  redis.on('error', (error: Error) => (firstError ??= error));
  try {
    await tried;
    return factsIn(await redis.info());
  } catch (error) {
    return { unreachable: reasonOf(firstError ?? (error instanceof Error ? error : new Error('unknown'))) };
  } finally {
    redis.disconnect();
  }
}

/** @param info the answer of the command INFO. */
function factsIn(info: string): RedisFacts {
  const read = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
  const policy = read('maxmemory_policy') ?? 'unknown';
  // Without a limit of its memory Redis deletes nothing.
  const isLimited = Number(read('maxmemory') ?? 0) > 0;
  return {
    version: read('redis_version') ?? 'unknown',
    isReplica: read('role') === 'slave',
    policy,
    evicts: isLimited && policy !== 'noeviction' && policy !== 'unknown',
  };
}
