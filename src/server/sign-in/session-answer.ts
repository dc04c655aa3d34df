import type { Session } from '../../auth/sessions/session-store.js';

/** The answer of GET /auth/session. It holds no token. */
export interface SessionAnswer {
  readonly signedIn: boolean;
  readonly user?: Session['user'];
  /** Null where Operated does not report the granted scopes. */
  readonly scopes?: readonly string[] | null;
  /** When the session expires regardless of its use, ISO 8601. */
  readonly endsAt?: string;
}

/** Describes a session to the browser app that owns it. @param session null where the browser has none. */
export function describeSession(session: Session | null): SessionAnswer {
  if (session === null) return { signedIn: false };
  const { user, scopes, endsAt } = session;
  return { signedIn: true, user, scopes, endsAt: new Date(endsAt).toISOString() };
}
