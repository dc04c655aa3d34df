import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { AuthenticationMetrics, SessionEnd } from '../../telemetry/metrics/authentication-metrics.js';
import type { Cookie } from '../sessions/cookies.js';
import type { Credentials } from '../credentials.js';
import {
  beginSignIn,
  challengeOf,
  findPendingSignIn,
  hostInState,
  PENDING_SECONDS,
  type PendingSignIn,
} from './pending-sign-in.js';
import { hostnameOf, type LoopbackMismatch, loopbackMismatch } from './loopback.js';
import { returnUrl } from './return-url.js';
import type { Seal } from '../sessions/seal.js';
import type { Session, SessionStore } from '../sessions/session-store.js';
import type { SignInSettings } from './sign-in-settings.js';
import { GrantRejectedError, type TokenEndpoint } from './token-endpoint.js';
import type { IssuedToken } from './token-response.js';

/** Operated's page on which a user signs in and grants access (vendor's guide). */
const AUTHORIZE_PATH = '/identity/oauth/v2/authorize';

/** Why a sign-in failed. */
export type SignInErrorCode =
  | 'bad-return'
  | 'unknown-state'
  | 'denied'
  | 'not-granted'
  | 'code-rejected'
  | 'gateway-rejected'
  | 'operated-down'
  | 'not-stored';

/** A failed sign-in; the error holds no secret. */
export class SignInError extends Error {
  override readonly name = 'SignInError';

  /**
   * @param returnTo the validated return URL; undefined where none is known.
   * @param rejectedOrigin the origin that is not allowed, with `bad-return`.
   */
  constructor(
    readonly code: SignInErrorCode,
    readonly returnTo?: string,
    readonly rejectedOrigin?: string,
  ) {
    super(code);
  }
}

/** A redirect of the browser, with Set-Cookie headers. */
export interface Redirect {
  readonly location: string;
  readonly setCookies: readonly string[];
}

/** The redirect after a sign-in. */
export interface SignedIn extends Redirect {
  /** Not null where the app that the redirect leads to cannot use the session. */
  readonly mismatch: LoopbackMismatch | null;
}

/** The query with which Operated sends a browser back. */
export interface CallbackQuery {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly error?: string | undefined;
}

/** The authorisation code flow, from the first redirect to the end of the session. */
export interface SignIn {
  /** The gateway's own origins, as browsers reach it. */
  readonly sites: readonly string[];
  /**
   * @param host the Host header: cookies are set for its name, and a path as `returnTo` belongs to its origin.
   * @throws SignInError `bad-return`
   */
  begin(returnTo: string | undefined, host: string | undefined): Promise<Redirect>;
  /**
   * The origin at which a callback has to be finished, because the sign-in was started at another loopback name than
   * that of the redirect URI; null where it is the one that was called.
   */
  callbackSite(state: string | undefined, host: string | undefined): string | null;
  /** @throws SignInError */
  finish(query: CallbackQuery, credentials: Credentials, host: string | undefined): Promise<SignedIn>;
  /** The session of a request; does not count as use of it. */
  find(credentials: Credentials): Promise<Session | null>;
  /** Ends the session of a request, if it has one. @returns the Set-Cookie headers that clear its cookie. */
  end(credentials: Credentials): Promise<readonly string[]>;
}

export interface SignInParts {
  readonly settings: SignInSettings;
  readonly seal: Seal;
  readonly sessions: SessionStore;
  readonly sessionCookie: Cookie;
  readonly pendingCookie: Cookie;
  readonly endpoint: Pick<TokenEndpoint, 'authorizationCode'>;
  /** Fetches the user of an access token; both fields are null where Operated does not send them. */
  readonly readUser: (accessToken: string) => Promise<Session['user']>;
  readonly metrics?: AuthenticationMetrics | undefined;
  readonly logger: Logger;
  /** The clock, ms since the epoch. */
  readonly now: () => number;
}

/**
 * Creates the sign-in of one gateway. Its state is in sealed cookies and in the session store, so any gateway with the
 * same secrets and store can finish it.
 */
export function createSignIn(parts: SignInParts): SignIn {
  const { settings, seal, sessions, sessionCookie, pendingCookie, endpoint, readUser, metrics, logger, now } =
    parts;

  const exchange = async (code: string, pending: PendingSignIn): Promise<IssuedToken> => {
    try {
      return await endpoint.authorizationCode(code, pending.verifier);
    } catch (error) {
      if (error instanceof GrantRejectedError && error.isClientError) {
        metrics?.clientCredentials('rejected');
        logger.error({ reason: error.message }, 'Operated rejects the client credentials of this gateway');
        throw new SignInError('gateway-rejected', pending.returnTo);
      }
      if (error instanceof GrantRejectedError) {
        logger.warn({ reason: error.message }, 'Operated rejects an authorisation code');
        throw new SignInError('code-rejected', pending.returnTo);
      }
      if (error instanceof GatewayError) throw new SignInError('operated-down', pending.returnTo);
      throw error;
    }
  };

  const endSession = async (credentials: Credentials, reason: SessionEnd): Promise<void> => {
    const id = sessionCookie.read(credentials);
    if (id === null) return;
    await sessions.end(id);
    metrics?.sessionEnded(reason);
  };

  const { sites, appOrigins } = settings;
  const [site] = sites;

  /** Where the browser is: at the gateway, or at an app whose server forwards requests with their Host. */
  const originOf = (host: string | undefined): string =>
    [...sites, ...appOrigins].find((origin) => new URL(origin).host === host) ?? site;

  /** The own origin with this host name. */
  const siteAt = (hostname: string | null): string | undefined =>
    sites.find((candidate) => new URL(candidate).hostname === hostname);

  return {
    sites,
    async begin(requested, host) {
      const origin = originOf(host);
      const returnTo = returnUrl(requested, origin, [...sites, ...appOrigins]);
      if (returnTo.href === null) {
        throw new SignInError('bad-return', undefined, returnTo.rejectedOrigin ?? undefined);
      }
      const { hostname } = new URL(origin);
      const isElsewhere = siteAt(hostname) !== undefined && siteAt(hostname) !== site;
      const pending = beginSignIn(returnTo.href, isElsewhere ? hostname : null, now());
      const query = new URLSearchParams({
        client_id: settings.clientId,
        redirect_uri: settings.redirectUri,
        scope: settings.scopes.join(' '),
        response_type: 'code',
        state: pending.state,
        code_challenge: challengeOf(pending),
        code_challenge_method: 'S256',
      });
      return {
        location: authorizeUrl(settings.operatedUrl, query),
        setCookies: [pendingCookie.set(await seal.close(pending), PENDING_SECONDS)],
      };
    },

    callbackSite(state, host) {
      const started = hostInState(state);
      return started === hostnameOf(host) ? null : (siteAt(started) ?? null);
    },

    async finish({ code, state, error }, credentials, host) {
      const pending = await findPendingSignIn(seal, pendingCookie.read(credentials), state, now());
      if (pending === null) throw new SignInError('unknown-state');
      if (error !== undefined || code === undefined) {
        throw new SignInError(error === 'access_denied' ? 'denied' : 'not-granted', pending.returnTo);
      }
      const token = await exchange(code, pending);
      const user = await readUser(token.accessToken);
      // A new sign-in ends the browser's previous session.
      await endSession(credentials, 'new_sign_in');
      const id = await sessions.create({ ...token, user }).catch((error: unknown) => {
        logger.error({ err: error }, 'the session of a sign-in could not be stored');
        throw new SignInError('not-stored', pending.returnTo);
      });
      return {
        location: pending.returnTo,
        setCookies: [pendingCookie.clear(), sessionCookie.set(id, settings.lifetimeSeconds)],
        mismatch: loopbackMismatch(pending.returnTo, sites, host),
      };
    },

    async find(credentials) {
      const id = sessionCookie.read(credentials);
      return id === null ? null : sessions.find(id, false);
    },

    async end(credentials) {
      await endSession(credentials, 'signed_out');
      return [sessionCookie.clear()];
    },
  };
}

/** The vendor's guide joins scopes by `%20`; URLSearchParams writes a space as `+`, which only forms decode. */
function authorizeUrl(operatedUrl: string, query: URLSearchParams): string {
  return `${operatedUrl}${AUTHORIZE_PATH}?${query.toString().replaceAll('+', '%20')}`;
}
