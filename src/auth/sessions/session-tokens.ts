import type { Locks } from '../../cluster/locks.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { AuthenticationMetrics } from '../../telemetry/metrics/authentication-metrics.js';
import { GrantRejectedError, type TokenEndpoint } from '../oauth/token-endpoint.js';
import { createSingleFlight } from '../single-flight.js';
import type { DurableSessions } from './durable-sessions.js';
import type { Session } from './session-store.js';

/** After a failed renewal, the valid token is used this long before the next attempt, so that not every request waits. */
const RETRY_RENEWAL_MS = 5_000; // 5 seconds

/** How long a gateway is trusted to store the tokens of a renewal that it has begun. Then another one tries. */
const UNFINISHED_RENEWAL_MS = 30_000; // 30 seconds

/** Why a session ends without a call to Operated. */
const NO_REFRESH_TOKEN = 'no refresh token';

/**
 * The tokens of sessions, renewed before they expire. A refresh token can be spent once only, so one request spends it,
 * however many need it at however many gateways.
 */
export interface SessionTokens {
  /** @throws GatewayError UNAUTHENTICATED where the session has ended, another where the store cannot be read. */
  check(id: string): Promise<void>;
  /**
   * The session with an access token that has not expired.
   * @throws GatewayError UNAUTHENTICATED where the session has ended, another where no token can be issued.
   */
  current(id: string): Promise<Session>;
  /**
   * The session after Operated rejected the access token `rejected`: with a new one, unless another request has replaced
   * it already.
   * @throws GatewayError as `current`.
   */
  replace(id: string, rejected: string): Promise<Session>;
}

/** The error of a cookie whose session has ended. */
export function sessionEnded(): GatewayError {
  return new GatewayError('UNAUTHENTICATED', { message: 'The session has ended: sign in again.' });
}

/** @param now the clock, ms since the epoch. */
export function createSessionTokens(
  sessions: DurableSessions,
  locks: Locks,
  endpoint: Pick<TokenEndpoint, 'refresh'>,
  logger: Logger,
  now: () => number = Date.now,
  metrics?: AuthenticationMetrics,
): SessionTokens {
  const find = async (id: string): Promise<Session> => {
    const session = await sessions.find(id, true);
    if (session === null) throw sessionEnded();
    return session;
  };

  const end = async (id: string, reason: string): Promise<never> => {
    await sessions.end(id);
    metrics?.sessionEnded(reason === NO_REFRESH_TOKEN ? 'no_refresh_token' : 'renewal_rejected');
    logger.info({ reason }, 'a session ended: it cannot be renewed');
    throw sessionEnded();
  };

  const refresh = async (id: string, session: Session): Promise<Session> => {
    if (session.refreshToken === null) return end(id, NO_REFRESH_TOKEN);
    try {
      const token = await endpoint.refresh(session.refreshToken);
      metrics?.renewed('session', 'renewed');
      metrics?.clientCredentials('accepted');
      return {
        ...session,
        ...token,
        refreshToken: token.refreshToken ?? session.refreshToken,
        scopes: token.scopes ?? session.scopes,
      };
    } catch (error) {
      metrics?.renewed('session', error instanceof GrantRejectedError ? 'rejected' : 'failed');
      if (!(error instanceof GrantRejectedError)) throw error;
      if (!error.isClientError) return end(id, error.message);
      metrics?.clientCredentials('rejected');
      logger.error({ reason: error.message }, 'Operated rejects the client credentials of this gateway');
      throw new GatewayError('GATEWAY_CREDENTIALS_REJECTED');
    }
  };

  /** As `refresh`, but keeps a token that has not expired where Operated is unavailable. */
  const refreshOrKeep = async (id: string, session: Session): Promise<Session> => {
    try {
      return await refresh(id, session);
    } catch (error) {
      if (hasEnded(error) || now() >= session.expiresAt) throw error;
      logger.warn({ expiresAt: new Date(session.expiresAt) }, 'a session could not be renewed yet');
      return { ...session, renewAt: now() + RETRY_RENEWAL_MS };
    }
  };

  const isBeingRenewed = ({ renewalStartedAt }: Session) =>
    renewalStartedAt !== null && now() < renewalStartedAt + UNFINISHED_RENEWAL_MS;

  /** Renews the session under its lock where `isDue`, which is checked again once the lock is held. */
  const renewUnderLock = (
    id: string,
    { key }: Session,
    isDue: (session: Session) => boolean,
    renew: (id: string, session: Session) => Promise<Session>,
  ): Promise<Session> =>
    locks.hold(`operated-gateway:renewal:${key}`, async () => {
      const session = await sessions.findStored(id);
      if (session === null) throw sessionEnded();
      if (!isDue(session)) return session;
      // The lock is free and the renewal is not finished: its gateway could not store the tokens yet, or died.
      if (isBeingRenewed(session)) throw unavailable('The session is being renewed.');
      try {
        // Rejects while the store cannot be written: the refresh token is not spent then.
        await sessions.update({ ...session, renewalStartedAt: now() });
        const next = { ...(await renew(id, session)), renewalStartedAt: null };
        const isRenewed = next.accessToken !== session.accessToken;
        await (isRenewed ? sessions.save(id, next) : sessions.update(next));
        return next;
      } catch (error) {
        // Where this fails too, other gateways renew the session after UNFINISHED_RENEWAL_MS.
        await sessions.update({ ...session, renewalStartedAt: null }).catch(() => undefined);
        throw error;
      }
    });

  const current = async (id: string): Promise<Session> => {
    const seen = await find(id);
    const isDue = ({ renewAt }: Session) => now() >= renewAt;
    const isValid = now() < seen.expiresAt;
    // The gateway that renews it may be unable to finish, and to release the lock.
    if (!isDue(seen) || (isValid && isBeingRenewed(seen))) return seen;
    try {
      return await renewUnderLock(id, seen, isDue, refreshOrKeep);
    } catch (error) {
      if (hasEnded(error) || now() >= seen.expiresAt) throw error;
      return seen;
    }
  };

  const replace = async (id: string, rejected: string): Promise<Session> => {
    const seen = await find(id);
    const isDue = ({ accessToken }: Session) => accessToken === rejected;
    return isDue(seen) ? renewUnderLock(id, seen, isDue, refresh) : seen;
  };

  const singleFlight = createSingleFlight<Session>();
  const run = (key: string, task: () => Promise<Session>): Promise<Session> =>
    singleFlight(key, () => maskStoreErrors(task(), logger));

  return {
    check: async (id) => void (await run(`check ${id}`, () => find(id))),
    current: (id) => run(`current ${id}`, () => current(id)),
    replace: (id, rejected) => run(`replace ${id} ${rejected}`, () => replace(id, rejected)),
  };
}

function hasEnded(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'UNAUTHENTICATED';
}

function unavailable(message: string): GatewayError {
  return new GatewayError('UPSTREAM_UNAVAILABLE', { message });
}

/** Logs an error of Redis, and throws UPSTREAM_UNAVAILABLE in its place. */
async function maskStoreErrors<Value>(result: Promise<Value>, logger: Logger): Promise<Value> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    logger.error({ err: error }, 'the sessions cannot be read');
    throw unavailable('The sessions cannot be read at the moment.');
  }
}
