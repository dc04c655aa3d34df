import type { Principal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Span } from '../telemetry/tracing/tracing.js';
import type { Clock } from './clock.js';
import type { HubAuthorization } from './hub-authorization.js';
import type { Interest } from './interest.js';
import type { Answer } from './snapshot.js';

/** After a rejection the service is not tried for this time. */
const SERVICE_PAUSE_MS = 60_000; // 1 minute

/** One poll with the token of a principal, recorded in its span. Rejects with a GatewayError. */
export type Poll = (principal: Principal, interest: Interest, span?: Span) => Promise<Answer>;

/**
 * One poll with a principal's token, aborted by the signal.
 * @param mayRetry false during an outage: a poll must not multiply the calls that Operated fails to answer.
 * @param span of the poll; undefined where traces are off.
 */
export type PollRead = (
  principal: Principal,
  interest: Interest,
  signal: AbortSignal,
  mayRetry: boolean,
  span?: Span,
) => Promise<Answer>;

/** The identities that may poll for a topic. */
export interface PollIdentities {
  /**
   * Polls with the first identity that Operated accepts: the service first, then the principal with the widest access.
   * A principal that Operated rejects has its subscriptions ended; one whose token the gateway cannot renew for lack of
   * valid client credentials is passed over. A full list confirms the authorization of the
   * principal that fetched it.
   * @throws GatewayError what Operated answered, or UNAUTHENTICATED where every identity was rejected.
   */
  pollWithFallback(
    authorizations: ReadonlySet<HubAuthorization>,
    interest: Interest,
    span?: Span,
  ): Promise<Answer>;
}

/** @param service the gateway's own principal, null while it may not poll for the topic. */
export function createPollIdentities(
  service: () => Principal | null,
  poll: Poll,
  clock: Clock,
): PollIdentities {
  let serviceRejectedAt = -Infinity;

  async function pollAsPrincipal(
    authorization: HubAuthorization,
    interest: Interest,
    span?: Span,
  ): Promise<Answer> {
    const requestedAt = clock.now();
    const answer = await poll(authorization.principal, interest, span);
    if (interest === 'all') {
      const hubIds = new Set([...answer.hubs.map(({ id }) => id), ...answer.unread.keys()]);
      // The row of a hub that was not read whole equals no record of a snapshot.
      const thinRows = new Map([...answer.unread].map(([id, listed]) => [id, listed?.row ?? {}]));
      authorization.confirm({ hubIds, thinRows }, requestedAt);
    }
    return answer;
  }

  return {
    async pollWithFallback(authorizations, interest, span) {
      let rejection = new GatewayError('UNAUTHENTICATED');
      const own = service();
      if (own !== null && clock.now() - serviceRejectedAt >= SERVICE_PAUSE_MS) {
        try {
          return await poll(own, interest, span);
        } catch (error) {
          rejection = rejectionOf(error);
          serviceRejectedAt = clock.now();
        }
      }
      const byAccess = [...authorizations].sort((one, other) => other.hubIds.size - one.hubIds.size);
      for (const authorization of byAccess) {
        try {
          return await pollAsPrincipal(authorization, interest, span);
        } catch (error) {
          rejection = rejectionOf(error);
          if (rejection.isCallerError) authorization.end(rejection);
        }
      }
      throw rejection;
    },
  };
}

/** @throws every error that would fail the poll of another principal too. */
function rejectionOf(error: unknown): GatewayError {
  if (error instanceof GatewayError && error.isRejection) return error;
  throw error;
}
