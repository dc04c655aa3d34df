import { isDeepStrictEqual } from 'node:util';
import type { Principal } from '../auth/principal.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { JsonObject } from '../wire/json.js';
import type { Clock } from './clock.js';
import { createHedgedRead } from './hedged-read.js';
import { type EventLoaders, type LoadersOfPoll, sharePerPoll } from './live-event.js';
import { tokenExpired } from './token-expired.js';

/** The list is fetched again after this part of the TTL, so that it arrives before the end. */
const RENEW_AT = 0.8;
/** The pause after a read that failed, as a part of the TTL. */
export const RETRY_AT = 0.1;

/** Which hubs a principal may be sent, as its own list calls show them. */
export interface HubAuthorization {
  readonly principal: Principal;
  /** The topic whose snapshots the principal may share. */
  readonly topic: string;
  /** Whether the principal's own list showed this hub within the TTL. */
  permits(hubId: string): boolean;
  /** Whether a list was confirmed within the TTL. */
  isConfirmed(): boolean;
  /** The last list, even when it has expired: a new object for each confirmation. */
  readonly list: HubList;
  /** The hubs of the last list. */
  readonly hubIds: ReadonlySet<string>;
  /**
   * Whether the principal may be sent a record that another principal's token read. Where the principal's own row is
   * thin, only a record that equals it: a single read with the principal's own token may be rejected.
   */
  mayShare(hub: HubRecord): boolean;
  /** Records a list that was requested at `requestedAt` with this principal's token. */
  confirm(list: HubList, requestedAt: number): void;
  /** Loaders of the principal for the events of one poll, which the snapshot identifies. */
  readonly loadersFor: LoadersOfPoll;
  /** Fetches the list now, before it is due. */
  refresh(): void;
  /** Ends every subscription of the principal with this error. */
  end(error: GatewayError): void;
  /** Calls the listener on each confirmation and at the end. @returns how to stop. */
  listen(listener: AuthorizationListener): () => void;
  /** Stops the renewal. */
  close(): void;
}

export interface AuthorizationListener {
  /** A new list was fetched; the list before lacked the hubs of `added`. */
  confirmed(added: readonly string[]): void;
  ended(error: GatewayError): void;
}

/** The contents of the principal's own list. */
export interface HubList {
  readonly hubIds: ReadonlySet<string>;
  /** The rows that lack parts which a single read may show, by hub id. */
  readonly thinRows: ReadonlyMap<string, JsonObject>;
}

/** The result of the principal's own calls. */
export interface AuthorizationReading extends HubList {
  readonly topic: string;
}

export interface HubAuthorizationOptions {
  readonly principal: Principal;
  readonly reading: AuthorizationReading;
  /** When the reading was requested, ms since the epoch. */
  readonly requestedAt: number;
  /** The principal's list as of now. Rejects with a GatewayError. */
  readonly readList: (principal: Principal, signal: AbortSignal) => Promise<HubList>;
  readonly createLoaders: (principal: Principal) => EventLoaders;
  readonly ttlMs: number;
  /** How long renewals may fail before the subscriptions end with the failure, ms beyond the TTL. */
  readonly outageLimitMs: number;
  readonly clock: Clock;
}

/** Keeps an authorization confirmed by one list call per TTL, until it is closed or the principal is rejected. */
export function createHubAuthorization(options: HubAuthorizationOptions): HubAuthorization {
  const { principal, reading, readList, ttlMs, outageLimitMs, clock } = options;
  const listeners = new Set<AuthorizationListener>();
  const hedged = createHedgedRead(clock);
  /** Aborts a renewal in progress. */
  const closed = new AbortController();
  let list: HubList = reading;
  let confirmedAt = options.requestedAt;
  let isRenewing = false;
  let isClosed = false;
  let rejection: GatewayError | null = null;
  let cancelNext = () => {};

  const expiresAt = principal.expiresAt();
  const cancelExpiry =
    expiresAt === null ? () => {} : clock.after(expiresAt - clock.now(), () => end(tokenExpired()));

  function renewIn(delayMs: number): void {
    cancelNext();
    if (!isClosed) cancelNext = clock.after(delayMs, () => void renew());
  }

  function confirm(newList: HubList, requestedAt: number): void {
    if (isClosed || requestedAt < confirmedAt) return;
    const before = list.hubIds;
    list = newList;
    confirmedAt = requestedAt;
    renewIn(requestedAt + ttlMs * RENEW_AT - clock.now());
    const added = [...list.hubIds].filter((id) => !before.has(id));
    for (const listener of [...listeners]) listener.confirmed(added);
  }

  async function renew(): Promise<void> {
    if (isRenewing || isClosed) return;
    isRenewing = true;
    cancelNext();
    const requestedAt = clock.now();
    try {
      confirm(await hedged.run((signal) => readList(principal, signal), closed.signal), requestedAt);
    } catch (error) {
      failed(error instanceof GatewayError ? error : new GatewayError('UPSTREAM_UNAVAILABLE'));
    } finally {
      isRenewing = false;
    }
  }

  function failed(error: GatewayError): void {
    if (error.isCallerError || clock.now() - confirmedAt > ttlMs + outageLimitMs) end(error);
    else renewIn(Math.max(ttlMs * RETRY_AT, (error.retryAfterSeconds ?? 0) * 1_000));
  }

  function end(error: GatewayError): void {
    if (isClosed) return;
    close();
    rejection = error;
    for (const listener of [...listeners]) listener.ended(error);
  }

  function close(): void {
    isClosed = true;
    closed.abort();
    cancelNext();
    cancelExpiry();
  }

  const isConfirmed = () => !isClosed && clock.now() - confirmedAt <= ttlMs;

  renewIn(options.requestedAt + ttlMs * RENEW_AT - clock.now());
  return {
    principal,
    topic: reading.topic,
    permits: (hubId) => isConfirmed() && list.hubIds.has(hubId),
    isConfirmed,
    get list() {
      return list;
    },
    get hubIds() {
      return list.hubIds;
    },
    mayShare: (hub) => mayShare(list, hub),
    confirm,
    loadersFor: sharePerPoll(
      () => options.createLoaders(principal),
      () => clock.now(),
    ),
    refresh: () => renewIn(0),
    end,
    listen(listener) {
      listeners.add(listener);
      const error = rejection;
      if (error !== null) queueMicrotask(() => listener.ended(error));
      return () => listeners.delete(listener);
    },
    close,
  };
}

/** Whether a principal with this list may be sent a record that another principal's token read. */
export function mayShare({ thinRows }: HubList, hub: HubRecord): boolean {
  const own = thinRows.get(hub.id);
  return own === undefined || isDeepStrictEqual(own, hub.row);
}
