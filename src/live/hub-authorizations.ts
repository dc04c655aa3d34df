import type { Principal } from '../auth/principal.js';
import type { Span } from '../telemetry/tracing/tracing.js';
import type { Clock } from './clock.js';
import { createHedgedRead } from './hedged-read.js';
import {
  type AuthorizationReading,
  createHubAuthorization,
  type HubAuthorization,
  type HubList,
  RETRY_AT,
} from './hub-authorization.js';
import type { EventLoaders } from './live-event.js';
import { throughOutage } from './through-outage.js';

export interface HubAuthorizationsOptions {
  /**
   * The result of the principal's own accounts and list calls. Rejects with a GatewayError.
   * @param mayRetry false while Operated does not answer.
   */
  readonly read: (
    principal: Principal,
    signal: AbortSignal,
    mayRetry: boolean,
    span?: Span,
  ) => Promise<AuthorizationReading>;
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

/** An authorization that is being opened. */
export interface Opening {
  /**
   * Rejects with a GatewayError where the principal is rejected, or Operated has not answered for longer than the
   * outage limit.
   */
  readonly opened: Promise<HubAuthorization>;
  /** Resolves when the first read has failed: Operated does not answer, and the reads are repeated. */
  readonly delayed: Promise<void>;
  /** Releases the authorization, and ends its reads where no other user waits for them. */
  readonly release: () => void;
}

/** The authorizations of the principals that subscribe: one for each, shared by its subscriptions. */
export interface HubAuthorizations {
  /**
   * Opens the authorization of a principal, at the cost of its calls where it is not open yet.
   * @param span of what opens it; the calls belong to the first one.
   */
  open(principal: Principal, span?: Span): Opening;
}

interface Shared extends Omit<Opening, 'release'> {
  /** Ends the first reads. */
  abort(): void;
  users: number;
}

/** Shares authorizations within this gateway, by the key of the principal. */
export function createHubAuthorizations({ read, ...options }: HubAuthorizationsOptions): HubAuthorizations {
  const { clock, ttlMs, outageLimitMs } = options;
  const shared = new Map<string, Shared>();

  async function first(
    principal: Principal,
    signal: AbortSignal,
    onPause: () => void,
    span?: Span,
  ): Promise<HubAuthorization> {
    const hedged = createHedgedRead(clock);
    const expiresAt = principal.expiresAt();
    const retries = { pauseMs: ttlMs * RETRY_AT, limitMs: outageLimitMs, expiresAt, signal, onPause, clock };
    const attempt = async (isFirst: boolean) => {
      const requestedAt = clock.now();
      const readOnce = (own: AbortSignal) => read(principal, own, isFirst, isFirst ? span : undefined);
      return { requestedAt, reading: await hedged.run(readOnce, signal) };
    };
    const authorization = createHubAuthorization({
      ...options,
      principal,
      ...(await throughOutage(attempt, retries)),
    });
    // A rejected principal that subscribes again is authorised again.
    authorization.listen({ confirmed() {}, ended: () => shared.delete(principal.key) });
    return authorization;
  }

  function start(principal: Principal, span?: Span): Shared {
    const aborting = new AbortController();
    let onPause: () => void = () => {};
    const delayed = new Promise<void>((resolve) => (onPause = resolve));
    const opened = first(principal, aborting.signal, onPause, span);
    return { opened, delayed, abort: () => aborting.abort(), users: 0 };
  }

  return {
    open(principal, span) {
      const entry = shared.get(principal.key) ?? start(principal, span);
      shared.set(principal.key, entry);
      entry.users += 1;
      const release = () => {
        entry.users -= 1;
        if (entry.users > 0) return;
        if (shared.get(principal.key) === entry) shared.delete(principal.key);
        entry.abort();
        void entry.opened.then(
          (authorization) => authorization.close(),
          () => undefined,
        );
      };
      return { opened: entry.opened, delayed: entry.delayed, release };
    },
  };
}
