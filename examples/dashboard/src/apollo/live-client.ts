import { type Client, createClient } from 'graphql-ws';
import { type ConnectionReport } from './connection';

/** How often the gateway is asked whether the connection still works, and how long it may take to answer. */
const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
const LONGEST_WAIT_MS = 15_000;

const NORMAL_CLOSURE = 1000;
/** The gateway's close code for a session or token that is not valid any longer. */
const UNAUTHENTICATED = 4401;

interface LiveOptions {
  readonly url: string;
  readonly connectionParams: Record<string, unknown>;
  readonly report: ConnectionReport;
}

/**
 * Creates the WebSocket client of the subscriptions. It connects with the first subscription, and reconnects until it
 * succeeds: after a restart of the gateway, a change of network, or when a closed laptop is opened.
 */
export function createLiveClient({ url, connectionParams, report }: LiveOptions): Client {
  let pongTimeout: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    connectionParams,
    retryAttempts: Infinity,
    // Not every failure to connect is a close event. The library still stops at 4401 and other final codes.
    shouldRetry: () => true,
    retryWait: (retries) => waitToReconnect(retries),
    keepAlive: PING_EVERY_MS,
    // A page that opens right after another keeps the connection.
    lazyCloseTimeout: 3_000,
    on: {
      connected: () => report({ live: 'connected', gatewayAnswers: true }),
      closed: (event) => {
        clearTimeout(pongTimeout);
        const code = event instanceof CloseEvent ? event.code : null;
        report({
          live: code === NORMAL_CLOSURE ? 'off' : 'interrupted',
          ...(code === UNAUTHENTICATED && { needsSignIn: true }),
        });
      },
      // After sleep or a change of network a connection can look open and be dead.
      ping: (isReceived) => {
        if (!isReceived) pongTimeout = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(pongTimeout);
      },
    },
  });
  return client;
}

/**
 * Waits longer after each failure, with jitter, so that all dashboards do not reconnect at the same moment. The wait ends
 * early when the network is back or the page is shown again.
 */
function waitToReconnect(retries: number): Promise<void> {
  const longest = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** retries);
  return new Promise((resolve) => {
    const timer = setTimeout(finish, longest * (0.5 + Math.random() / 2));
    const finishIfVisible = () => {
      if (document.visibilityState === 'visible') finish();
    };
    window.addEventListener('online', finish);
    document.addEventListener('visibilitychange', finishIfVisible);

    function finish(): void {
      clearTimeout(timer);
      window.removeEventListener('online', finish);
      document.removeEventListener('visibilitychange', finishIfVisible);
      resolve();
    }
  });
}
