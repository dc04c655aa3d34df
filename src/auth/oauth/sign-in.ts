import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Cookie } from '../sessions/cookies.js';
import type { Credentials } from '../credentials.js';
import {
  beginSignIn,
  challengeOf,
  findPendingSignIn,
  PENDING_SECONDS,
  type PendingSignIn,
} from './pending-sign-in.js';
import { returnUrl } from './return-url.js';
import type { Seal } from '../sessions/seal.js';
import type { Session, SessionStore } from '../sessions/session-store.js';
import type { SignInSettings } from './sign-in-settings.js';
import { GrantRejectedError, type TokenEndpoint } from './token-endpoint.js';
import type { IssuedToken } from './token-response.js';

/** Operated's page on which a user signs in and agrees. */
const AUTHORIZE_PATH = '/identity/oauth/v2/authorize';

/** Why a sign-in came to nothing. */
export type SignInErrorCode =
  'bad-return' | 'unknown-state' | 'denied' | 'not-granted' | 'code-refused' | 'operated-down';

/** A sign-in came to nothing; what is told of it holds no secret. */
export class SignInError extends Error {
  override readonly name = 'SignInError';

  /** @param returnTo where the user wanted to go; undefined where nothing is known that could be trusted. */
  constructor(
    readonly code: SignInErrorCode,
    readonly returnTo?: string,
  ) {
    super(code);
  }
}

/** Where to send the browser, with these Set-Cookie headers. */
export interface SendTo {
  readonly location: string;
  readonly setCookies: readonly string[];
}

/** What Operated sends a browser back with. */
export interface CallbackQuery {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly error?: string | undefined;
}

/** The authorisation code flow, from the first redirect to the end of the session. */
export interface SignIn {
  /** The gateway's own origin, as browsers are to know it. */
  readonly site: string;
  /** @throws SignInError `bad-return` */
  begin(returnTo: string | undefined): Promise<SendTo>;
  /** @throws SignInError */
  finish(query: CallbackQuery, credentials: Credentials): Promise<SendTo>;
  /** The session of a request, which is not used by this. */
  find(credentials: Credentials): Promise<Session | null>;
  /** Ends the session of a request, if it has one. @returns the Set-Cookie headers that take its cookie away. */
  end(credentials: Credentials): Promise<readonly string[]>;
}

export interface SignInParts {
  readonly settings: SignInSettings;
  readonly seal: Seal;
  readonly sessions: SessionStore;
  readonly sessionCookie: Cookie;
  readonly pendingCookie: Cookie;
  readonly endpoint: Pick<TokenEndpoint, 'authorizationCode'>;
  /** Asks Operated whose token it is; null for what it does not tell. */
  readonly readUser: (accessToken: string) => Promise<Session['user']>;
  readonly logger: Logger;
  /** The clock, ms since the epoch. */
  readonly now: () => number;
}

export function createSignIn(parts: SignInParts): SignIn {
  const { settings, seal, sessions, sessionCookie, pendingCookie, endpoint, readUser, logger, now } = parts;

  const exchange = async (code: string, pending: PendingSignIn): Promise<IssuedToken> => {
    try {
      return await endpoint.authorizationCode(code, pending.verifier);
    } catch (error) {
      if (error instanceof GrantRejectedError) {
        logger.warn({ reason: error.message }, 'Operated refuses an authorisation code');
        throw new SignInError('code-refused', pending.returnTo);
      }
      if (error instanceof GatewayError) throw new SignInError('operated-down', pending.returnTo);
      throw error;
    }
  };

  const endSession = async (credentials: Credentials): Promise<void> => {
    const id = sessionCookie.read(credentials);
    if (id !== null) await sessions.end(id);
  };

  return {
    site: settings.site,
    async begin(asked) {
      const returnTo = returnUrl(asked, settings.site, settings.appOrigins);
      if (returnTo === null) throw new SignInError('bad-return');
      const pending = beginSignIn(returnTo, now());
      const location = new URL(`${settings.operatedUrl}${AUTHORIZE_PATH}`);
      location.search = new URLSearchParams({
        client_id: settings.clientId,
        redirect_uri: settings.redirectUri,
        scope: settings.scopes.join(' '),
        response_type: 'code',
        state: pending.state,
        code_challenge: challengeOf(pending),
        code_challenge_method: 'S256',
      }).toString();
      return {
        location: location.href,
        setCookies: [pendingCookie.set(await seal.close(pending), PENDING_SECONDS)],
      };
    },

    async finish({ code, state, error }, credentials) {
      const pending = await findPendingSignIn(seal, pendingCookie.read(credentials), state, now());
      if (pending === null) throw new SignInError('unknown-state');
      if (error !== undefined || code === undefined) {
        throw new SignInError(error === 'access_denied' ? 'denied' : 'not-granted', pending.returnTo);
      }
      const token = await exchange(code, pending);
      const user = await readUser(token.accessToken);
      // What this browser was signed in to before is over, and its id with it.
      await endSession(credentials);
      const id = await sessions.create({ ...token, user });
      return {
        location: pending.returnTo,
        setCookies: [pendingCookie.clear(), sessionCookie.set(id, settings.lifetimeSeconds)],
      };
    },

    async find(credentials) {
      const id = sessionCookie.read(credentials);
      return id === null ? null : sessions.find(id, false);
    },

    async end(credentials) {
      await endSession(credentials);
      return [sessionCookie.clear()];
    },
  };
}
