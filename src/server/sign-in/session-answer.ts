import type { Session } from '../../auth/sessions/session-store.js';

/** What an app is told of its session at GET /auth/session: nothing of a token. */
export interface SessionAnswer {
  readonly signedIn: boolean;
  readonly user?: Session['user'];
  /** Null where Operated does not tell. */
  readonly scopes?: readonly string[] | null;
  /** When the session ends however it is used, ISO 8601. */
  readonly endsAt?: string;
}

/** @param session null where there is none. */
export function describeSession(session: Session | null): SessionAnswer {
  if (session === null) return { signedIn: false };
  const { user, scopes, endsAt } = session;
  return { signedIn: true, user, scopes, endsAt: new Date(endsAt).toISOString() };
}
