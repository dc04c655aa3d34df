import { LRUCache } from 'lru-cache';
import type { Authenticate } from '../../auth/authenticate.js';
import type { ClientAddress } from '../../auth/client-address.js';
import type { Principal } from '../../auth/principal.js';
import type { RateLimit } from '../../cluster/rate-limits.js';
import type { ProveToken } from '../../datasources/prove-token.js';
import { GatewayError } from '../../schema/gateway-error.js';

/** Slows down addresses whose requests fail to authenticate, without slowing proven principals of the same address. */
export interface FailedAuthentications {
  /** As the authentication that it limits. @throws GatewayError also RATE_LIMITED for an address with too many failures. */
  readonly authenticate: Authenticate;
  /** As `proveToken`; counts tokens that Operated rejects. */
  proving(proveToken: ProveToken): ProveToken;
  /** The client address that a principal was authenticated from. */
  addressOf(principal: Principal): string | undefined;
  /** Operated accepted the token of the principal. */
  accepted(principal: Principal): void;
  /** Operated rejected the token of the principal. */
  rejected(principal: Principal): Promise<void>;
}

export interface FailedAuthenticationsOptions {
  readonly authenticate: Authenticate;
  readonly clientAddress: ClientAddress;
  readonly limit: RateLimit;
}

const REMEMBERED_ADDRESSES = 10_000;
const REMEMBERED_PRINCIPALS = 100_000;
const PROVEN_MS = 3_600_000; // 1 hour

export function limitFailedAuthentications(options: FailedAuthenticationsOptions): FailedAuthentications {
  const { authenticate, clientAddress, limit } = options;
  const addresses = new WeakMap<Principal, string>();
  /** By address over its limit: until when, ms on the clock of `performance`. Kept here to cost no call to Redis. */
  const blocked = new LRUCache<string, number>({ max: REMEMBERED_ADDRESSES });
  const proven = new LRUCache<string, true>({ max: REMEMBERED_PRINCIPALS, ttl: PROVEN_MS });

  const failed = async (address: string) => {
    const retryAfter = await limit.count(address);
    if (retryAfter !== null) blocked.set(address, performance.now() + retryAfter * 1_000);
  };
  const rejectIfBlocked = (address: string) => {
    const until = blocked.get(address);
    const waitMs = until === undefined ? 0 : until - performance.now();
    if (waitMs <= 0) return;
    throw new GatewayError('RATE_LIMITED', {
      message: 'Too many requests of this address failed to authenticate.',
      retryAfter: Math.ceil(waitMs / 1_000),
    });
  };

  const rejected = async (principal: Principal) => {
    proven.delete(principal.key);
    const address = addresses.get(principal);
    if (address !== undefined) await failed(address);
  };

  return {
    async authenticate(credentials) {
      const address = clientAddress(credentials);
      let principal: Principal;
      try {
        principal = await authenticate(credentials);
      } catch (error) {
        if (error instanceof GatewayError && error.code === 'UNAUTHENTICATED') {
          rejectIfBlocked(address);
          await failed(address);
        }
        throw error;
      }
      // Sessions, API keys and the service are known to be valid; a bearer token is once Operated has accepted it.
      if (principal.kind === 'user' && !proven.has(principal.key)) rejectIfBlocked(address);
      // A principal may serve several requests: the address belongs to this one.
      const caller = { ...principal };
      addresses.set(caller, address);
      return caller;
    },
    addressOf: (principal) => addresses.get(principal),
    accepted(principal) {
      if (principal.kind === 'user') proven.set(principal.key, true);
    },
    rejected,
    proving: (proveToken) => async (principal) => {
      try {
        await proveToken(principal);
      } catch (error) {
        if (error instanceof GatewayError && error.code === 'UNAUTHENTICATED') await rejected(principal);
        throw error;
      }
    },
  };
}
