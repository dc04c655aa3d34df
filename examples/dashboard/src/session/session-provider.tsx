import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, useMemo, useState } from 'react';
import { createGatewayClient, type GatewayClient } from '../apollo/client';
import { resetConnection } from '../apollo/connection';
import { endGatewaySession, signInUrl } from './gateway-session';
import { type Session, SessionContext } from './session-context';

interface Caller {
  readonly token: string | null;
  readonly client: GatewayClient;
}

/** Provides the session, and a client of its own for each caller: a new one replaces it with an empty cache. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [caller, setCaller] = useState<Caller>(() => createCaller(null));

  const session = useMemo<Session>(() => {
    const hasToken = caller.token !== null;
    const replaceCaller = (token: string | null) => {
      caller.client.dispose();
      resetConnection();
      setCaller(createCaller(token));
    };
    return {
      hasToken,
      signIn: () => window.location.assign(signInUrl()),
      applyToken: replaceCaller,
      signOut: async () => {
        // First, because the gateway closes the WebSocket of a session that ends.
        caller.client.dispose();
        try {
          if (!hasToken) await endGatewaySession();
        } finally {
          // After a failure too: the session goes on with another client.
          replaceCaller(null);
        }
      },
    };
  }, [caller]);

  return (
    <SessionContext value={session}>
      <ApolloProvider client={caller.client.apollo}>{children}</ApolloProvider>
    </SessionContext>
  );
}

function createCaller(token: string | null): Caller {
  return { token, client: createGatewayClient(token) };
}
