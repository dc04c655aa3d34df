import type { Session } from '../../auth/sessions/session-store.js';
import type { SessionError } from './session-error.js';

/** The answer of GET /auth/session. It holds no token. */
export interface SessionAnswer {
  readonly signedIn: boolean;
  readonly user?: Session['user'];
  /** Null where Operated does not report the granted scopes. */
  readonly scopes?: readonly string[] | null;
  /** When the session expires regardless of its use, ISO 8601. */
  readonly endsAt?: string;
  /** Only with `signedIn: false`, where the app cannot use a session even after a sign-in. */
  readonly error?: SessionError;
}

/**
 * Describes a session to the browser app that owns it.
 * @param session null where the browser has none.
 * @param error why the app cannot use one; null where it can.
 */
export function describeSession(session: Session | null, error: SessionError | null = null): SessionAnswer {
  if (session === null || error !== null) return { signedIn: false, ...(error !== null && { error }) };
  const { user, scopes, endsAt } = session;
  return { signedIn: true, user, scopes, endsAt: new Date(endsAt).toISOString() };
}
