import { WebSocket } from 'ws';
import { connectSocket, type Messages, subscribeBySse } from '../../support/live.js';
import { browse, signIn } from '../../support/signed-in.js';
import type { TestSimulator } from '../../support/simulator.js';
import { hubsOf } from '../../support/world.js';
import type { ObservedGateway } from './observed-gateways.js';

/** What clients do all the time. */
export interface Load {
  /** Resolves when every kind of request has been answered at each gateway. */
  readonly isUnderWay: Promise<unknown>;
  stop(): Promise<void>;
}

const FLEET =
  'query Fleet { hubs { totalCount nodes { id name online spaces { name } } } accounts { name } }';
const CHANGES = 'subscription Changes { hubChanged(includeCurrent: true) { changed hub { name } } }';
/** Between two rounds of the same client, so that the load leaves time to the other processes. */
const PAUSE_MS = 300;

/** Puts load on each gateway until it is stopped: queries, changes, subscriptions, signed-in users. */
export async function startLoad(
  gateways: readonly ObservedGateway[],
  simulator: TestSimulator,
): Promise<Load> {
  const token = await simulator.userToken();
  const hubs = hubsOf(simulator.world).map(({ id }) => id);
  const [first = '', second = ''] = hubs;
  const clients = gateways.map((gateway) => {
    const send = (query: string, headers: Readonly<Record<string, string>> = {}) =>
      sendQuery(gateway.url, query, { authorization: `Bearer ${token}`, ...headers });
    const subscribers: Messages<unknown>[] = [];
    const socket = connectSocket(gateway, { token });
    return {
      async begin() {
        subscribers.push(socket.subscribe(CHANGES), subscribeBySse(gateway, { token }, CHANGES));
        await Promise.all(subscribers.map((events) => events.event()));
        await openAndClose(gateway.url);
        for (const events of subscribers) void drain(events);
      },
      async round() {
        await send(FLEET);
        await send(FLEET, { 'cache-control': 'no-cache' });
        await send(
          `{ ${[first, second].map((id, index) => `hub${index}: hub(id: "${id}") { name }`).join(' ')} }`,
          {
            'cache-control': 'no-cache',
          },
        );
        await send(
          `mutation { setActivePort(input: { hubId: "${first}", portNumber: 2 }) { userErrors { code } } }`,
        );
        await sendQuery(gateway.url, '{ hubs { totalCount } }');
      },
      async end() {
        for (const events of subscribers) await events.return?.();
        await socket.dispose();
      },
    };
  });

  let isStopped = false;
  const plugAndUnplug = async () => {
    await simulator.control.plug(second, 1);
    await simulator.control.unplug(second, 1);
  };
  const signedIn = async () => {
    const [gateway] = gateways;
    if (gateway === undefined) return;
    await signIn(gateway.url);
    const jar = await signIn(gateway.url);
    await browse(jar, `${gateway.url}/auth/logout`, { method: 'POST' });
  };
  await Promise.all(clients.map((client) => client.begin()));
  const isUnderWay = Promise.all([...clients.map((client) => client.round()), plugAndUnplug(), signedIn()]);
  const ended = isUnderWay.then(() =>
    Promise.all(
      [...clients.map((client) => () => client.round()), plugAndUnplug].map(async (work) => {
        while (!isStopped) {
          await work();
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }),
    ),
  );
  // A request that fails makes stop() fail.
  ended.catch(() => undefined);
  return {
    isUnderWay,
    async stop() {
      isStopped = true;
      await ended;
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

/** Sends an operation. @returns the codes of its errors. */
export async function sendQuery(
  url: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = (await response.json()) as {
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  return errors.map(({ extensions }) => extensions.code);
}

/** A WebSocket that a client opens and closes. */
async function openAndClose(url: string): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((resolve) => socket.once('open', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.close(1000);
  await closed;
}

/** Reads the events of a subscription until its end. */
async function drain(events: Messages<unknown>): Promise<void> {
  try {
    for await (const event of events) void event;
  } catch {
    // The gateway was stopped.
  }
}
