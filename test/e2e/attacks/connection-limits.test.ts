import { once } from 'node:events';
import { WebSocket } from 'ws';
import { connectSocket, type SocketClient } from '../../support/live.js';
import { openRawWebSocket } from '../../support/raw-websocket.js';
import { callsOf, startStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const ONE_HUB = 'subscription ($id: ID!) { hubChanged(hubIds: [$id], includeCurrent: true) { hub { id } } }';
const ACCOUNTS = 'GET /api/accounts/v1';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(environment: Readonly<Record<string, string>> = {}) {
  const stack = await startStack({
    environment: {
      SHUTDOWN_SPREAD_MS: '0',
      POLL_INTERVAL_MS: '600000',
      POLL_IDLE_INTERVAL_MS: '600000',
      ...environment,
    },
  });
  open.push(() => stack.stop());
  const raw = async (headers: Readonly<Record<string, string>> = {}) => {
    const connection = await openRawWebSocket(stack.gateway, headers);
    open.push(() => connection.socket.terminate());
    return connection;
  };
  const connect = (token: string): SocketClient => {
    const client = connectSocket(stack.gateway, { token });
    open.push(() => client.dispose());
    return client;
  };
  /** The status of an upgrade that is rejected, and its Retry-After. */
  const rejected = async (headers: Readonly<Record<string, string>> = {}) => {
    const url = `${stack.gateway.url.replace('http', 'ws')}/graphql`;
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    socket.on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [
      unknown,
      { statusCode: number; headers: Record<string, string> },
    ];
    socket.terminate();
    return { status: response.statusCode, retryAfter: response.headers['retry-after'] };
  };
  const stream = async (headers: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${stack.gateway.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ viewer { kind } }' }),
    });
    await answer.text();
    return answer.status;
  };
  return { ...stack, raw, connect, rejected, stream, token: await stack.simulator.token() };
}

describe('The live connections of an address', () => {
  it('are limited from the upgrade on, over WebSocket and event streams together', async () => {
    const { raw, rejected, stream, token } = await start({ CONNECTIONS_PER_ADDRESS: '2' });
    const first = await raw();
    await raw();
    expect(await rejected()).toEqual({ status: 429, retryAfter: '5' });
    expect(await stream({ authorization: `Bearer ${token}` })).toBe(429);

    first.socket.terminate();
    const status = await until(
      () => stream({ authorization: `Bearer ${token}` }),
      (it) => it !== 429,
    );
    expect(status).toBe(200);
  });

  it('are counted by the client that a trusted proxy names', async () => {
    const { raw, rejected } = await start({ CONNECTIONS_PER_ADDRESS: '1', TRUSTED_PROXIES: '127.0.0.1' });
    await raw({ 'x-forwarded-for': '192.0.2.1' });
    await raw({ 'x-forwarded-for': '192.0.2.2' });
    expect(await rejected({ 'x-forwarded-for': '192.0.2.1' })).toMatchObject({ status: 429 });
  });
});

it('The live connections of a gateway are limited', async () => {
  const { raw, rejected, stream, token } = await start({ CONNECTIONS_LIMIT: '2' });
  await raw();
  await raw();
  expect(await rejected()).toEqual({ status: 503, retryAfter: '5' });
  expect(await stream({ authorization: `Bearer ${token}` })).toBe(503);
});

it('The connections that wait for their authentication are limited, and count no more once authenticated', async () => {
  const { raw, rejected, connect, token } = await start({ UNAUTHENTICATED_CONNECTIONS_LIMIT: '1' });
  await connect(token).connected;
  await connect(token).connected;
  await raw();
  expect(await rejected()).toEqual({ status: 503, retryAfter: '5' });
});

describe('A bearer token', () => {
  it('that Operated rejects keeps no WebSocket, and begins no event stream of a subscription', async () => {
    const { gateway, raw } = await start();
    const connections = await Promise.all(
      Array.from({ length: 20 }, (_, index) => raw({ authorization: `Bearer invented-${index}` })),
    );
    for (const connection of connections) connection.send({ type: 'connection_init' });
    expect(await Promise.all(connections.map(({ closed }) => closed))).toEqual(connections.map(() => 4401));
    expect(connections.flatMap(({ messages }) => messages)).toEqual([]);

    const answer = await fetch(`${gateway.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer invented' },
      body: JSON.stringify({ query: ONE_HUB, variables: { id: 'any' } }),
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('is verified once for its connections, by the call that its subscriptions need too', async () => {
    const { simulator, connect, token } = await start();
    await simulator.control.clearRequests();
    for (let count = 0; count < 5; count += 1) {
      const client = connect(token);
      await client.subscribe(ONE_HUB, { id: hubsOf(simulator.world)[0]?.id }).event();
    }
    expect((await callsOf(simulator))[ACCOUNTS]).toBe(1);
  });

  it('is verified for each principal separately', async () => {
    const { simulator, connect, token } = await start();
    await connect(token).connected;
    expect((await connect('invented').closed).code).toBe(4401);
    expect((await callsOf(simulator))[ACCOUNTS]).toBe(2);
  });

  it('without the scope of accounts keeps its WebSocket', async () => {
    const { simulator, connect } = await start();
    await connect(await simulator.token({ scopes: 'hubs:read' })).connected;
  });

  it('keeps its WebSocket while Operated does not answer, and is verified by the next connection', async () => {
    const { simulator, connect, token } = await start();
    await simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 503 }]);
    await connect(token).connected;
    await connect('invented').connected;
    await simulator.control.faults([]);
    expect((await connect('invented').closed).code).toBe(4401);
  });
});
