import type { Principal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Clock } from './clock.js';
import type { Sight, SightReading, SightWatcher } from './sight.js';

/** The list is asked for again when so much of the TTL is over, so that it is there before the end. */
const RENEW_AT = 0.8;
/** Times the pause before another try, after one that failed. */
const RETRY_AT = 0.1;

export interface ProveSightOptions {
  readonly principal: Principal;
  readonly reading: SightReading;
  /** When the reading was asked for, ms since the epoch. */
  readonly askedAt: number;
  /** The hubs that a list of this token's own shows now. Rejects with a GatewayError. */
  readonly readHubIds: (principal: Principal) => Promise<ReadonlySet<string>>;
  readonly ttlMs: number;
  /** How long proofs may fail before the subscriptions end with the failure. */
  readonly outageLimitMs: number;
  readonly clock: Clock;
}

/** A sight that is proven anew once a TTL. */
export interface ProvenSight {
  readonly sight: Sight;
  stop(): void;
}

/** Keeps what a token may see proven, by a list call of its own once a TTL, until it is stopped or the token ends. */
export function proveSight(options: ProveSightOptions): ProvenSight {
  const { principal, reading, readHubIds, ttlMs, outageLimitMs, clock } = options;
  const watchers = new Set<SightWatcher>();
  let hubIds = reading.hubIds;
  let provenAt = options.askedAt;
  let asking = false;
  let over = false;
  let fate: GatewayError | null = null;
  let cancelNext = () => {};

  const expiresAt = principal.expiresAt();
  const cancelExpiry =
    expiresAt === null
      ? () => {}
      : clock.after(expiresAt - clock.now(), () =>
          end(new GatewayError('UNAUTHENTICATED', { message: 'The token has expired.' })),
        );

  function next(delayMs: number): void {
    cancelNext();
    if (!over) cancelNext = clock.after(delayMs, () => void renew());
  }

  function prove(shown: ReadonlySet<string>, askedAt: number): void {
    if (over || askedAt < provenAt) return;
    const before = hubIds;
    hubIds = shown;
    provenAt = askedAt;
    next(askedAt + ttlMs * RENEW_AT - clock.now());
    const added = [...shown].filter((id) => !before.has(id));
    for (const watcher of [...watchers]) watcher.proven(added);
  }

  async function renew(): Promise<void> {
    if (asking || over) return;
    asking = true;
    cancelNext();
    const askedAt = clock.now();
    try {
      prove(await readHubIds(principal), askedAt);
    } catch (error) {
      failed(error);
    } finally {
      asking = false;
    }
  }

  function failed(error: unknown): void {
    const failure = error instanceof GatewayError ? error : new GatewayError('UPSTREAM_UNAVAILABLE');
    if (failure.isCallerError || clock.now() - provenAt > ttlMs + outageLimitMs) {
      end(failure);
      return;
    }
    next(Math.max(ttlMs * RETRY_AT, (failure.retryAfterSeconds ?? 0) * 1_000));
  }

  function end(error: GatewayError): void {
    if (over) return;
    stop();
    fate = error;
    for (const watcher of [...watchers]) watcher.ended(error);
  }

  function stop(): void {
    over = true;
    cancelNext();
    cancelExpiry();
  }

  next(options.askedAt + ttlMs * RENEW_AT - clock.now());
  return {
    stop,
    sight: {
      principal,
      topic: reading.topic,
      shows: (hubId) => !over && clock.now() - provenAt <= ttlMs && hubIds.has(hubId),
      get hubIds() {
        return hubIds;
      },
      get provenAt() {
        return provenAt;
      },
      prove,
      refresh: () => next(0),
      end,
      watch(watcher) {
        watchers.add(watcher);
        const error = fate;
        if (error !== null) queueMicrotask(() => watcher.ended(error));
        return () => watchers.delete(watcher);
      },
    },
  };
}
