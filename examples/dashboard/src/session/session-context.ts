import { createContext, useContext } from 'react';

/** How the caller is authenticated, and what changes it. */
export interface Session {
  /** Whether a pasted bearer token is used, in place of the session cookie. */
  readonly hasToken: boolean;
  /** Leaves for the sign-in page of Operated, which returns to the current page. */
  readonly signIn: () => void;
  /** Uses a bearer token of Operated until the page is closed: it is kept in memory only. */
  readonly applyToken: (token: string) => void;
  /** Ends the session at the gateway, or forgets the token. */
  readonly signOut: () => Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

/** @throws Error outside of a SessionProvider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession needs a SessionProvider above it.');
  return session;
}
