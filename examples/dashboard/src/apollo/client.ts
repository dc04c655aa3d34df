import { ApolloClient, ApolloLink, HttpLink, RefetchEventManager } from '@apollo/client';
import { RetryLink } from '@apollo/client/link/retry';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { asyncScheduler, observeOn } from 'rxjs';
import { createCache } from './cache';
import { connection, type ConnectionReport, recoveries, updateConnection } from './connection';
import { connectionLink } from './connection-link';
import { isUnreachable } from './error-codes';
import { createLiveClient } from './live-client';

/** Of the page's own origin: the gateway serves the dashboard, or the dev server forwards to it. */
const GRAPHQL_PATH = '/graphql';

const defaultOptions = {
  watchQuery: {
    // What is known is shown immediately, and read again when a page opens.
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    // A field that fails is null, and the others are shown.
    errorPolicy: 'all',
  },
} as const satisfies ApolloClient.DefaultOptions;

/** The client of one caller. */
export interface GatewayClient {
  readonly apollo: ApolloClient;
  /** Ends its requests, closes its WebSocket and empties its cache. */
  dispose(): void;
}

/**
 * Creates the client of one caller: the only one of the dashboard. Create another one for another caller, so that
 * nothing of the first is left in its cache.
 * @param token the caller's bearer token; null to send the session cookie.
 */
export function createGatewayClient(token: string | null): GatewayClient {
  const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  let isDisposed = false;
  // The last events of a client, such as the end of its WebSocket, do not concern the caller that follows.
  const report: ConnectionReport = (changes) => {
    if (!isDisposed) updateConnection(changes);
  };
  const live = createLiveClient({
    url: webSocketUrl(GRAPHQL_PATH),
    // Browsers cannot set headers of a WebSocket.
    connectionParams: authorization,
    report,
  });
  const http = new HttpLink({ uri: GRAPHQL_PATH, credentials: 'same-origin', headers: authorization });
  const apollo = new ApolloClient({
    link: ApolloLink.from([
      retryLink(),
      connectionLink(report),
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        new GraphQLWsLink(live),
        http,
      ),
    ]),
    cache: createCache(),
    defaultOptions,
    // What changed during an outage was not received: everything that is shown is read again.
    refetchEventManager: new RefetchEventManager({
      // Not at once: the answer that ends an outage is still being processed.
      sources: { recovered: () => recoveries.pipe(observeOn(asyncScheduler)) },
    }),
  });
  return {
    apollo,
    dispose() {
      isDisposed = true;
      void live.dispose();
      apollo.stop();
    },
  };
}

/**
 * Repeats what failed in transit. Changes are not repeated: whether a change was made is unknown if its answer is lost.
 * A subscription is repeated until it succeeds, a query a few times: the page says what is wrong and offers to retry.
 */
function retryLink(): RetryLink {
  return new RetryLink({
    delay: { initial: 500, max: 10_000, jitter: true },
    attempts: (attempt, { operationType }, error) => {
      switch (operationType) {
        case OperationTypeNode.SUBSCRIPTION:
          return !connection().needsSignIn;
        case OperationTypeNode.QUERY:
          return attempt <= 2 && isUnreachable(error);
        case OperationTypeNode.MUTATION:
          return false;
        default:
          return operationType satisfies never;
      }
    },
  });
}

function webSocketUrl(path: string): string {
  const url = new URL(path, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
