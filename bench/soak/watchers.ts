import { setTimeout as sleep } from 'node:timers/promises';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TokenSource } from './token-source.js';
import { type AnsweredHub, HUB_FIELDS, type HubState, hubStateOf } from './world-state.js';

/** A client that keeps the last state of every hub of its organisation. */
export interface Watcher {
  readonly transport: Transport;
  readonly tokens: TokenSource;
  readonly hubs: ReadonlyMap<string, HubState>;
  /** How many events it received, and how often it connected. */
  readonly counts: { events: number; connections: number };
  /** Why its last subscription ended, for the report. */
  readonly ended: () => string;
  close(): Promise<void>;
}

export type Transport = 'WebSocket' | 'SSE';

interface Result {
  readonly data?: { readonly hubChanged: { readonly hub: AnsweredHub } } | null;
  readonly errors?: unknown;
}

interface Subscription {
  readonly results: AsyncIterableIterator<Result>;
  dispose(): unknown;
}

const QUERY = `subscription { hubChanged(includeCurrent: true) { hub ${HUB_FIELDS} } }`;
const LONGEST_PAUSE_MS = 500;

/** Subscribes to all hubs, and subscribes again whenever the subscription ends. */
export function watch(gatewayUrl: string, transport: Transport, tokens: TokenSource): Watcher {
  const hubs = new Map<string, HubState>();
  const counts = { events: 0, connections: 0 };
  let isClosed = false;
  let ended = 'not yet';
  let current: Subscription | null = null;

  async function subscribeOnce(): Promise<void> {
    const token = await tokens.get();
    if (isClosed) return;
    counts.connections += 1;
    hubs.clear();
    current = OPEN[transport](gatewayUrl, token);
    try {
      for await (const { data, errors } of current.results) {
        if (JSON.stringify(errors)?.includes('UNAUTHENTICATED') === true) tokens.rejected();
        if (errors !== undefined) ended = JSON.stringify(errors);
        if (!data) continue;
        counts.events += 1;
        const { hub } = data.hubChanged;
        hubs.set(hub.id, hubStateOf(hub));
      }
    } catch (error) {
      ended = describe(error);
      if (isRejection(error)) tokens.rejected();
    } finally {
      await current.dispose();
    }
  }

  async function keepSubscribed(): Promise<void> {
    while (!isClosed) {
      await subscribeOnce();
      if (!isClosed) await sleep(Math.random() * LONGEST_PAUSE_MS);
    }
  }

  const done = keepSubscribed();
  return {
    transport,
    tokens,
    hubs,
    counts,
    ended: () => ended,
    async close() {
      isClosed = true;
      await current?.dispose();
      await done;
    },
  };
}

const OPEN: Readonly<Record<Transport, (gatewayUrl: string, token: string) => Subscription>> = {
  WebSocket(gatewayUrl, token) {
    const client = createClient({
      url: `${gatewayUrl.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    return { results: client.iterate({ query: QUERY }), dispose: () => client.dispose() };
  },
  SSE(gatewayUrl, token) {
    const client = createSseClient({
      url: `${gatewayUrl}/graphql/stream`,
      headers: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    return { results: client.iterate({ query: QUERY }), dispose: () => client.dispose() };
  },
};

/** Whether an error says that the token is not valid: the close code 4401, an answer with 401, or the code of an error. */
function isRejection(error: unknown): boolean {
  if (Array.isArray(error)) return JSON.stringify(error).includes('UNAUTHENTICATED');
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && error.code === 4401) return true;
  return 'response' in error && error.response instanceof Response && error.response.status === 401;
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'object' && error !== null && 'code' in error)
    return `closed with ${String(error.code)}`;
  return JSON.stringify(error);
}
