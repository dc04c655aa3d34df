import type { Locks } from '../../cluster/locks.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Session, SessionStore } from './session-store.js';
import { GrantRejectedError, type TokenEndpoint } from '../oauth/token-endpoint.js';

/** How long a token that could not be renewed is used on before the next try, so that not every request waits for one. */
const RETRY_RENEWAL_MS = 5_000; // 5 seconds

/** The tokens of sessions, renewed in time: a refresh token is spent once, however many ask, at whichever gateway. */
export interface SessionTokens {
  /** @throws GatewayError UNAUTHENTICATED where the session has ended, or another where that is not to be known now. */
  check(id: string): Promise<void>;
  /**
   * The session with a token that is good as far as its expiry tells.
   * @throws GatewayError UNAUTHENTICATED where the session has ended, or another where no token is to be had now.
   */
  current(id: string): Promise<Session>;
  /**
   * Operated refused `refused`: the session with another token, asked for unless another request already did.
   * @throws GatewayError as `current`.
   */
  replace(id: string, refused: string): Promise<Session>;
}

/** The session of a cookie is no more. */
export function sessionEnded(): GatewayError {
  return new GatewayError('UNAUTHENTICATED', { message: 'The session has ended: sign in again.' });
}

/** @param now the clock, ms since the epoch. */
export function createSessionTokens(
  sessions: SessionStore,
  locks: Locks,
  endpoint: Pick<TokenEndpoint, 'refresh'>,
  logger: Logger,
  now: () => number = Date.now,
): SessionTokens {
  const find = async (id: string): Promise<Session> => {
    const session = await sessions.find(id, true);
    if (session === null) throw sessionEnded();
    return session;
  };

  const end = async (id: string, reason: string): Promise<never> => {
    await sessions.end(id);
    logger.info({ reason }, 'a session ended: it can not be renewed');
    throw sessionEnded();
  };

  const refresh = async (id: string, session: Session): Promise<Session> => {
    if (session.refreshToken === null) return end(id, 'no refresh token');
    try {
      const token = await endpoint.refresh(session.refreshToken);
      return {
        ...session,
        ...token,
        refreshToken: token.refreshToken ?? session.refreshToken,
        scopes: token.scopes ?? session.scopes,
      };
    } catch (error) {
      if (!(error instanceof GrantRejectedError)) throw error;
      if (!error.isClientError) return end(id, error.message);
      logger.error({ reason: error.message }, 'Operated refuses the client credentials of this gateway');
      throw new GatewayError('UPSTREAM_UNAVAILABLE');
    }
  };

  /** As `refresh`, but a token that still lives is used on where Operated is merely down. */
  const refreshInTime = async (id: string, session: Session): Promise<Session> => {
    try {
      return await refresh(id, session);
    } catch (error) {
      const hasEnded = error instanceof GatewayError && error.code === 'UNAUTHENTICATED';
      if (hasEnded || now() >= session.expiresAt) throw error;
      logger.warn({ expiresAt: new Date(session.expiresAt) }, 'a session could not be renewed yet');
      return { ...session, renewAt: now() + RETRY_RENEWAL_MS };
    }
  };

  /** Renews the session by `renew` where it must be, unless that was done while this waited for its turn. */
  const renewed = async (
    id: string,
    mustBe: (session: Session) => boolean,
    renew: (id: string, session: Session) => Promise<Session>,
  ): Promise<Session> => {
    const seen = await find(id);
    if (!mustBe(seen)) return seen;
    return locks.hold(`operated-gateway:renewal:${seen.key}`, async () => {
      const session = await find(id);
      if (!mustBe(session)) return session;
      const next = await renew(id, session);
      await sessions.update(next);
      return next;
    });
  };

  const pending = new Map<string, Promise<Session>>();
  /** What many requests of this gateway want at the same time is asked once. */
  const once = (what: string, ask: () => Promise<Session>): Promise<Session> => {
    const asked = pending.get(what) ?? told(ask(), logger).finally(() => pending.delete(what));
    pending.set(what, asked);
    return asked;
  };

  return {
    check: async (id) => void (await once(`check ${id}`, () => find(id))),
    current: (id) =>
      once(`current ${id}`, () => renewed(id, ({ renewAt }) => now() >= renewAt, refreshInTime)),
    replace: (id, refused) =>
      once(`replace ${id} ${refused}`, () =>
        renewed(id, ({ accessToken }) => accessToken === refused, refresh),
      ),
  };
}

/** What Redis fails with is told to the log, and to the client in words of the closed vocabulary. */
async function told<Value>(asked: Promise<Value>, logger: Logger): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    logger.error({ err: error }, 'the sessions can not be read');
    throw new GatewayError('UPSTREAM_UNAVAILABLE', { message: 'The sessions can not be read just now.' });
  }
}
