import type { Principal } from '../auth/principal.js';
import type { Span } from '../telemetry/tracing/tracing.js';
import type { Clock } from './clock.js';
import {
  type AuthorizationReading,
  createHubAuthorization,
  type HubAuthorization,
  type HubList,
} from './hub-authorization.js';
import type { EventLoaders } from './live-event.js';

export interface HubAuthorizationsOptions {
  /** The result of the principal's own accounts and list calls. Rejects with a GatewayError. */
  readonly read: (principal: Principal, span?: Span) => Promise<AuthorizationReading>;
  /** The principal's list as of now. Rejects with a GatewayError. */
  readonly readList: (principal: Principal, signal: AbortSignal) => Promise<HubList>;
  readonly createLoaders: (principal: Principal) => EventLoaders;
  readonly ttlMs: number;
  readonly outageLimitMs: number;
  readonly clock: Clock;
}

/** An authorization in use. It is renewed until every user has released it. */
export interface OpenAuthorization {
  readonly authorization: HubAuthorization;
  release(): void;
}

/** The authorizations of the principals that subscribe: one for each, shared by its subscriptions. */
export interface HubAuthorizations {
  /**
   * Opens the authorization of a principal, at the cost of its calls where it is not open yet.
   * @param span of what opens it; the calls belong to the first one.
   * @throws GatewayError what those calls reject with.
   */
  open(principal: Principal, span?: Span): Promise<OpenAuthorization>;
}

interface Shared {
  readonly pending: Promise<HubAuthorization>;
  users: number;
}

/** Shares authorizations within this gateway, by the key of the principal. */
export function createHubAuthorizations({ read, ...options }: HubAuthorizationsOptions): HubAuthorizations {
  const shared = new Map<string, Shared>();

  const first = async (principal: Principal, span?: Span): Promise<HubAuthorization> => {
    const requestedAt = options.clock.now();
    const reading = await read(principal, span);
    const authorization = createHubAuthorization({ ...options, principal, reading, requestedAt });
    // A rejected principal that subscribes again is authorised again.
    authorization.listen({ confirmed() {}, ended: () => shared.delete(principal.key) });
    return authorization;
  };

  return {
    async open(principal, span) {
      const entry = shared.get(principal.key) ?? { pending: first(principal, span), users: 0 };
      shared.set(principal.key, entry);
      entry.users += 1;
      const release = () => {
        entry.users -= 1;
        if (entry.users > 0) return;
        if (shared.get(principal.key) === entry) shared.delete(principal.key);
        void entry.pending.then(
          (authorization) => authorization.close(),
          () => undefined,
        );
      };
      try {
        return { authorization: await entry.pending, release };
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}
