import { LRUCache } from 'lru-cache';
import { createBlockedAddresses } from '../../auth/blocked-addresses.js';
import type { Authenticate } from '../../auth/authenticate.js';
import type { ClientAddress } from '../../auth/client-address.js';
import { type Principal, principalKind } from '../../auth/principal.js';
import type { RateLimit } from '../../cluster/rate-limits.js';
import type { VerifyToken } from '../../datasources/verify-token.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import { entryLimit } from '../../wire/entry-limit.js';

/** Limits addresses whose requests fail to authenticate; principals of theirs with an accepted token stay unaffected. */
export interface FailedAuthentications {
  /**
   * As the authentication that it limits.
   * @throws GatewayError also RATE_LIMITED for an address with too many failures.
   */
  readonly authenticate: Authenticate;
  /** As `verifyToken`; counts tokens that Operated rejects. */
  limitVerification(verifyToken: VerifyToken): VerifyToken;
  /** Operated accepted the token of the principal. */
  accepted(principal: Principal): void;
  /** Operated rejected the token of the principal. */
  rejected(principal: Principal): Promise<void>;
}

export interface FailedAuthenticationsOptions {
  readonly authenticate: Authenticate;
  readonly clientAddress: ClientAddress;
  readonly limit: RateLimit;
  readonly metrics?: Pick<Metrics, 'authentication' | 'limits'> | undefined;
}

const REMEMBERED_PRINCIPALS = 100_000;
const ACCEPTED_MS = 3_600_000; // 1 hour

/**
 * Counts failures by client address, across all gateways of the cluster; accepted tokens are remembered by this gateway
 * for an hour.
 */
export function limitFailedAuthentications(options: FailedAuthenticationsOptions): FailedAuthentications {
  const { authenticate, clientAddress, limit, metrics } = options;
  const blocked = createBlockedAddresses();
  const acceptedPrincipals = new LRUCache<string, true>({
    ...entryLimit(REMEMBERED_PRINCIPALS),
    ttl: ACCEPTED_MS,
  });

  const failed = async (address: string) => {
    const retryAfter = await limit.count(address);
    if (retryAfter !== null) blocked.block(address, retryAfter);
  };
  const rejectIfBlocked = (address: string) => {
    const retryAfter = blocked.retryAfter(address);
    if (retryAfter === null) return;
    metrics?.limits.hit('failed_authentications');
    throw new GatewayError('RATE_LIMITED', {
      message: 'Too many requests of this address failed to authenticate.',
      retryAfter,
    });
  };

  const rejected = async (principal: Principal) => {
    metrics?.authentication.authenticated(principalKind(principal), 'rejected');
    acceptedPrincipals.delete(principal.key);
    if (principal.clientAddress !== undefined) await failed(principal.clientAddress);
  };

  /** A principal may serve several requests: the address belongs to this one. */
  const admitted = (principal: Principal, address: string): Principal => {
    // Sessions, API keys and the service are known to be valid; a bearer token is once Operated has accepted it.
    if (principal.kind === 'user' && !acceptedPrincipals.has(principal.key)) rejectIfBlocked(address);
    return { ...principal, clientAddress: address };
  };
  /** Counts the failure, and rejects with it. */
  const failedWith = async (error: unknown, address: string): Promise<never> => {
    if (error instanceof GatewayError && error.code === 'UNAUTHENTICATED') {
      rejectIfBlocked(address);
      await failed(address);
    }
    throw error;
  };

  return {
    authenticate(credentials) {
      const address = clientAddress(credentials);
      let authenticated: Principal | Promise<Principal>;
      try {
        authenticated = authenticate(credentials);
      } catch (error) {
        return failedWith(error, address);
      }
      if (!(authenticated instanceof Promise)) return admitted(authenticated, address);
      return authenticated.then(
        (principal) => admitted(principal, address),
        (error: unknown) => failedWith(error, address),
      );
    },
    accepted(principal) {
      if (principal.kind === 'user') acceptedPrincipals.set(principal.key, true);
    },
    rejected,
    limitVerification: (verifyToken) => async (principal) => {
      try {
        await verifyToken(principal);
      } catch (error) {
        if (error instanceof GatewayError && error.code === 'UNAUTHENTICATED') await rejected(principal);
        throw error;
      }
    },
  };
}
