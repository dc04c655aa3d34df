import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type {
  AuthenticationMetrics,
  RenewalOutcome,
} from '../../telemetry/metrics/authentication-metrics.js';
import { createSingleFlight } from '../single-flight.js';
import { GrantRejectedError, type TokenEndpoint } from './token-endpoint.js';
import type { IssuedToken } from './token-response.js';

/** After a failed renewal, the valid token is used this long before the next attempt, so that not every request waits. */
const RETRY_RENEWAL_MS = 5_000; // 5 seconds

/** The gateway's own access token, issued for its client credentials: one for all requests, renewed before it expires. */
export interface ServiceToken {
  /**
   * The current token, issued or renewed first where necessary; concurrent callers share one token request.
   * @throws GatewayError where no token can be issued.
   */
  current(): Promise<IssuedToken>;
  /**
   * The token to use after Operated rejected `rejected`: a new one, unless another request has replaced it already.
   * @throws GatewayError where no token can be issued.
   */
  replace(rejected: string): Promise<IssuedToken>;
}

/** @param now the clock, ms since the epoch. */
export function createServiceToken(
  endpoint: Pick<TokenEndpoint, 'clientCredentials' | 'refresh'>,
  logger: Logger,
  now: () => number = Date.now,
  metrics?: AuthenticationMetrics,
): ServiceToken {
  let held: IssuedToken | null = null;
  const singleFlight = createSingleFlight<IssuedToken>();

  const hold = (issue: () => Promise<IssuedToken>): Promise<IssuedToken> =>
    singleFlight('token', async () => (held = await issue()));

  const renewed = (outcome: RenewalOutcome) => {
    metrics?.renewed('service', outcome);
    if (outcome !== 'failed') metrics?.clientCredentials(outcome === 'renewed' ? 'accepted' : 'rejected');
  };

  const issue = async (): Promise<IssuedToken> => {
    try {
      const token = await endpoint.clientCredentials();
      renewed('renewed');
      return token;
    } catch (error) {
      renewed(error instanceof GrantRejectedError ? 'rejected' : 'failed');
      if (!(error instanceof GrantRejectedError)) throw error;
      logger.error({ reason: error.message }, 'Operated rejects the client credentials of this gateway');
      throw new GatewayError('GATEWAY_CREDENTIALS_REJECTED');
    }
  };

  const refresh = async (refreshToken: string): Promise<IssuedToken> => {
    try {
      const token = await endpoint.refresh(refreshToken);
      renewed('renewed');
      return token;
    } catch (error) {
      if (!(error instanceof GrantRejectedError)) {
        renewed('failed');
        throw error;
      }
      return issue();
    }
  };

  const renew = async (expiring: IssuedToken): Promise<IssuedToken> => {
    try {
      return expiring.refreshToken === null ? await issue() : await refresh(expiring.refreshToken);
    } catch (error) {
      if (now() >= expiring.expiresAt) throw error;
      logger.warn({ expiresAt: new Date(expiring.expiresAt) }, 'the service token could not be renewed yet');
      return { ...expiring, renewAt: now() + RETRY_RENEWAL_MS };
    }
  };

  return {
    async current() {
      const token = held;
      if (token === null) return hold(issue);
      return now() < token.renewAt ? token : hold(() => renew(token));
    },
    async replace(rejected) {
      if (held !== null && held.accessToken !== rejected) return held;
      held = null;
      return hold(issue);
    },
  };
}
