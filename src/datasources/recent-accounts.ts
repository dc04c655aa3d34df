import { LRUCache } from 'lru-cache';
import type { Principal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';
import type { Span } from '../telemetry/tracing/tracing.js';
import { type AccountRecord, decodeAccounts } from './decode/account.js';
import { backgroundContext } from './upstream/call-context.js';
import { ENDPOINTS } from './upstream/endpoints.js';
import type { OperatedClient } from './upstream/operated-client.js';
import { entryLimit } from '../wire/entry-limit.js';

/**
 * The accounts of a principal, from an answer that is not older than the TTL.
 * @param span of what causes the call, if one is made.
 * @throws GatewayError as Operated's accounts call.
 */
export type ReadAccounts = (principal: Principal, span?: Span) => Promise<readonly AccountRecord[]>;

/** The largest number of principals that are remembered. */
const MAX_PRINCIPALS = 10_000;
/** A call that has no answer for this time hangs: later callers do not wait for it. */
const HANGS_AFTER_MS = 3_000; // 3 seconds

interface Recent {
  readonly reading: Promise<readonly AccountRecord[]>;
  readonly startedAt: number;
  isAnswered: boolean;
}

/**
 * Remembers answers by principal, so that the verification of a token and the subscriptions that follow share one call.
 * A failure is remembered only where Operated accepts the token and another call would fail as well.
 * @param ttlMs how long an answer is used, ms.
 */
export function createRecentAccounts(client: OperatedClient, ttlMs: number, logger: Logger): ReadAccounts {
  const recent = new LRUCache<string, Recent>({ ...entryLimit(MAX_PRINCIPALS), ttl: ttlMs });

  const read = async (principal: Principal, span?: Span): Promise<readonly AccountRecord[]> =>
    decodeAccounts(
      await client.get(backgroundContext(principal, logger, undefined, span), ENDPOINTS.accounts),
    );

  return (principal, span) => {
    const known = recent.get(principal.key);
    const hangs = known?.isAnswered === false && performance.now() - known.startedAt > HANGS_AFTER_MS;
    if (known !== undefined && !hangs) return known.reading;
    const reading = read(principal, span);
    const entry: Recent = { reading, startedAt: performance.now(), isAnswered: false };
    recent.set(principal.key, entry);
    reading.then(
      () => (entry.isAnswered = true),
      (error: unknown) => {
        entry.isAnswered = true;
        const isLasting =
          error instanceof GatewayError && !error.isRetryable && error.code !== 'UNAUTHENTICATED';
        if (!isLasting && recent.get(principal.key) === entry) recent.delete(principal.key);
      },
    );
    return reading;
  };
}
