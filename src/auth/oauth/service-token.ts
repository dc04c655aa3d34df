import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import { GrantRejectedError, type TokenEndpoint } from './token-endpoint.js';
import type { IssuedToken } from './token-response.js';

/** How long a token that could not be renewed is used on before the next try, so that not every request waits for one. */
const RETRY_RENEWAL_MS = 5_000; // 5 seconds

/** The gateway's own token, of its client credentials: one for all requests, renewed in time. */
export interface ServiceToken {
  /**
   * A token that is good as far as its expiry tells. Asked for once, however many ask for it at a time.
   * @throws GatewayError where none is to be had.
   */
  current(): Promise<IssuedToken>;
  /**
   * Operated refused `refused`: another token, asked for by client credentials, unless another request already did.
   * @throws GatewayError where none is to be had.
   */
  replace(refused: string): Promise<IssuedToken>;
}

/** @param now the clock, ms since the epoch. */
export function createServiceToken(
  endpoint: Pick<TokenEndpoint, 'clientCredentials' | 'refresh'>,
  logger: Logger,
  now: () => number = Date.now,
): ServiceToken {
  let held: IssuedToken | null = null;
  let pending: Promise<IssuedToken> | null = null;

  /** One request for a token at a time; whoever comes meanwhile waits for the same answer. */
  const once = (issue: () => Promise<IssuedToken>): Promise<IssuedToken> => {
    pending ??= issue()
      .then((token) => (held = token))
      .finally(() => (pending = null));
    return pending;
  };

  const anew = async (): Promise<IssuedToken> => {
    try {
      return await endpoint.clientCredentials();
    } catch (error) {
      if (!(error instanceof GrantRejectedError)) throw error;
      logger.error({ reason: error.message }, 'Operated refuses the client credentials of this gateway');
      throw new GatewayError('UNAUTHENTICATED', {
        message: 'Operated refuses the client credentials of this gateway.',
      });
    }
  };

  const renewed = async (old: IssuedToken): Promise<IssuedToken> => {
    try {
      return old.refreshToken === null ? await anew() : await refreshed(old.refreshToken);
    } catch (error) {
      if (now() >= old.expiresAt) throw error;
      logger.warn({ expiresAt: new Date(old.expiresAt) }, 'the service token could not be renewed yet');
      return { ...old, renewAt: now() + RETRY_RENEWAL_MS };
    }
  };

  const refreshed = async (refreshToken: string): Promise<IssuedToken> => {
    try {
      return await endpoint.refresh(refreshToken);
    } catch (error) {
      if (!(error instanceof GrantRejectedError)) throw error;
      return anew();
    }
  };

  return {
    async current() {
      const token = held;
      if (token === null) return once(anew);
      return now() < token.renewAt ? token : once(() => renewed(token));
    },
    async replace(refused) {
      if (pending !== null) return pending;
      if (held !== null && held.accessToken !== refused) return held;
      held = null;
      return once(anew);
    },
  };
}
