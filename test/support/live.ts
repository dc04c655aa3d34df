import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TestGateway } from './gateway.js';

/** How a client connects. */
export interface Connecting {
  /** Sent as an Authorization header. */
  readonly token?: string;
  /** Connection parameters. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Result<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly unknown[];
}

/** The messages of an operation. */
export interface Messages<Data> extends AsyncIterableIterator<Result<Data>, undefined> {
  /** The data of the next message. @throws Error where it has errors, or there is none. */
  event(): Promise<Data>;
}

/** A client of the graphql-ws library with one WebSocket. */
export interface SocketClient {
  subscribe<Data = Record<string, unknown>>(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Messages<Data>;
  /** Resolves when the socket is closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  /** Resolves when the gateway has acknowledged the connection. */
  readonly connected: Promise<void>;
  /** The socket itself, to stop reading. */
  readonly socket: () => WebSocket;
  dispose(): Promise<void>;
}

/** Connects immediately, and does not reconnect. */
export function connectSocket(gateway: Pick<TestGateway, 'url'>, connecting: Connecting = {}): SocketClient {
  const { token, params, headers } = connecting;
  const sent = headersOf(token, headers);
  const opened: WebSocket[] = [];
  class SocketWithHeaders extends WebSocket {
    constructor(url: string, protocols: string | string[]) {
      super(url, protocols, { headers: sent });
      opened.push(this);
    }
  }
  let resolveClosed: (event: { code: number; reason: string }) => void = () => {};
  let resolveConnected = () => {};
  const closed = new Promise<{ code: number; reason: string }>((resolve) => (resolveClosed = resolve));
  const connected = new Promise<void>((resolve) => (resolveConnected = resolve));
  const client = createClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: SocketWithHeaders,
    connectionParams: params === undefined ? undefined : { ...params },
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
    on: {
      connected: () => resolveConnected(),
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        resolveClosed({ code, reason });
      },
    },
  });
  return {
    closed,
    connected,
    subscribe: <Data>(query: string, variables?: Readonly<Record<string, unknown>>) =>
      withEvents(client.iterate<Data>({ query, variables: { ...variables } })),
    socket() {
      const [socket] = opened;
      if (socket === undefined) throw new Error('no socket yet');
      return socket;
    },
    dispose: async () => client.dispose(),
  };
}

/** Subscribes with the graphql-sse library: one connection for each operation. */
export function subscribeBySse<Data = Record<string, unknown>>(
  gateway: Pick<TestGateway, 'url'>,
  { token, headers }: Omit<Connecting, 'params'>,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Messages<Data> {
  const client = createSseClient({
    url: `${gateway.url}/graphql/stream`,
    headers: headersOf(token, headers),
    retryAttempts: 0,
  });
  return withEvents(client.iterate<Data>({ query, variables: { ...variables } }));
}

function headersOf(token: string | undefined, headers: Connecting['headers']): Record<string, string> {
  return { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers };
}

function withEvents<Data>(results: AsyncIterableIterator<Result<Data>>): Messages<Data> {
  return Object.assign(results, {
    async event(): Promise<Data> {
      const next: IteratorResult<Result<Data>, unknown> = await results.next();
      if (next.done === true) throw new Error('the subscription is over');
      const { data, errors } = next.value;
      if (errors || !data) throw new Error(`errors: ${JSON.stringify(errors)}`);
      return data;
    },
  });
}
