import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { ReadAccounts } from './recent-accounts.js';

/**
 * Checks with Operated that it accepts the token of a principal, before a connection is kept open for it.
 * @throws GatewayError UNAUTHENTICATED where Operated rejects the token. Where Operated does not answer, nothing is
 *   thrown: a client that connects during an outage keeps its connection.
 */
export type VerifyToken = (principal: Principal) => Promise<void>;

/** How long a connection waits for the answer. */
const PATIENCE_MS = 5_000; // 5 seconds

/**
 * Verifies tokens of users by Operated's accounts call; other principals are accepted without a call.
 * @param readAccounts remembers answers, so that a token causes one call within its TTL.
 */
export function createVerifyToken(readAccounts: ReadAccounts): VerifyToken {
  return async (principal) => {
    // The tokens of sessions and of the service come from Operated itself.
    if (principal.kind !== 'user') return;
    const settled = new AbortController();
    try {
      await Promise.race([
        readAccounts(principal),
        sleep(PATIENCE_MS, undefined, { signal: settled.signal }).catch(() => undefined),
      ]);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.code === 'UNAUTHENTICATED') throw error;
    } finally {
      settled.abort();
    }
  };
}
