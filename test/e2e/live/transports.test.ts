import { connectSocket, type SocketClient, subscribeBySse } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const ONE_HUB = `subscription ($id: ID!) {
  hubChanged(hubIds: [$id], includeCurrent: true) { hub { id online } changed }
}`;
const VIEWER = '{ viewer { kind } }';

const clients: SocketClient[] = [];
const stack = useStack({
  environment: {
    CACHE_TTL_MS: '1000',
    POLL_INTERVAL_MS: '40',
    CONNECTIONS_PER_PRINCIPAL: '3',
    SUBSCRIPTIONS_PER_CONNECTION: '2',
    WEBSOCKET_MESSAGE_BYTES: '2000',
    CONNECTION_INIT_TIMEOUT_MS: '150',
    CORS_ORIGINS: 'https://app.example',
  },
  realTime: () => 1_800_000_000_000,
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
});

function connect(...args: Parameters<typeof connectSocket> extends [unknown, ...infer Rest] ? Rest : never) {
  const client = connectSocket(stack.gateway, ...args);
  clients.push(client);
  return client;
}

const hubId = (index: number) => hubsOf(stack.simulator.world)[index]?.id ?? '';
const stream = (init: RequestInit = {}, search = '') =>
  fetch(`${stack.gateway.url}/graphql/stream${search}`, init);
const post = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  stream({
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  });

describe('A WebSocket', () => {
  it('without a token is closed with 4401', async () => {
    expect(await connect().closed).toMatchObject({ code: 4401 });
  });

  it('with a malformed token is closed with 4401', async () => {
    expect(await connect({ params: { authorization: 'Basic abc' } }).closed).toMatchObject({ code: 4401 });
  });

  it('with a token in the header and another in the parameters is closed with 4401', async () => {
    const closed = connect({ token: 'one', params: { authorization: 'Bearer two' } }).closed;
    expect(await closed).toMatchObject({ code: 4401 });
  });

  it('whose token Operated rejects is closed with 4401', async () => {
    const client = connect({ token: 'nobody' });
    const events = client.subscribe(ONE_HUB, { id: hubId(0) });
    events.next().catch(() => undefined);
    expect(await client.closed).toMatchObject({ code: 4401 });
  });

  it('of a foreign origin is rejected, one of a configured origin is accepted', async () => {
    const token = await stack.simulator.token();
    const foreign = connect({ token, headers: { origin: 'https://evil.example' } });
    const own = connect({ token, headers: { origin: 'https://app.example' } });
    await own.connected;
    expect((await foreign.closed).code).not.toBe(1000);
  });

  it('without a connection_init is closed with 4408', async () => {
    const { WebSocket } = await import('ws');
    const socket = new WebSocket(
      `${stack.gateway.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    const code = await new Promise((resolve) => socket.once('close', resolve));
    expect(code).toBe(4408);
  });

  it('with a message that is too large is closed with 1009', async () => {
    const client = connect({ token: await stack.simulator.token() });
    client
      .subscribe(`{ viewer { kind } } # ${'x'.repeat(3_000)}`)
      .next()
      .catch(() => undefined);
    expect(await client.closed).toMatchObject({ code: 1009 });
  });

  it('with too many subscriptions is closed with 4421', async () => {
    const client = connect({ token: await stack.simulator.token() });
    for (const index of [0, 1, 2]) {
      client
        .subscribe(ONE_HUB, { id: hubId(index) })
        .next()
        .catch(() => undefined);
    }
    expect(await client.closed).toMatchObject({ code: 4421 });
  });

  it('beyond the limit of its principal is closed with 4420', async () => {
    const token = await stack.simulator.token();
    const first = [1, 2, 3].map(() => connect({ token }));
    await Promise.all(first.map(({ connected }) => connected));
    expect(await connect({ token }).closed).toMatchObject({ code: 4420 });
  });

  it('stays open after a syntax error or an invalid document', async () => {
    const client = connect({ token: await stack.simulator.token() });
    await expect(client.subscribe('subscription {').next()).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_PARSE_FAILED' } },
    ]);
    await expect(client.subscribe('{ nothing }').next()).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    expect(await client.subscribe(VIEWER).event()).toEqual({ viewer: { kind: 'USER' } });
  });

  it('takes the token from the connection’s parameters, and runs queries and subscriptions', async () => {
    const client = connect({ params: { Authorization: `Bearer ${await stack.simulator.token()}` } });
    expect(await client.subscribe(VIEWER).event()).toEqual({ viewer: { kind: 'USER' } });
    expect(await client.subscribe(ONE_HUB, { id: hubId(0) }).event()).toMatchObject({
      hubChanged: { hub: { id: hubId(0) }, changed: [] },
    });
  });

  it('receives the ports that change, and BAD_USER_INPUT for a hub that the caller cannot see', async () => {
    const client = connect({ token: await stack.simulator.token() });
    const id = hubId(0);
    const ports = client.subscribe<{ portChanged: { port: { number: number } } }>(
      'subscription ($id: ID!) { portChanged(hubId: $id, includeCurrent: true) { port { number connected active } } }',
      { id },
    );
    for (const number of [1, 2, 3, 4]) {
      expect(await ports.event()).toMatchObject({ portChanged: { port: { number } } });
    }
    await stack.simulator.control.data(id, { connections: { usb3: { enabled: 'odd' } } });
    expect(await ports.event()).toMatchObject({ portChanged: { port: { number: 3 } } });

    const foreign = hubsOf(stack.simulator.world, 'other-client')[0]?.id;
    await expect(
      client
        .subscribe('subscription ($id: ID!) { portChanged(hubId: $id) { port { number } } }', { id: foreign })
        .next(),
    ).rejects.toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('receives the current power reading, then each that differs', async () => {
    const client = connect({ token: await stack.simulator.token() });
    const id = hubId(0);
    await stack.simulator.control.data(id, { power: { wattage: 10, energy: 1 } });
    const readings = client.subscribe(
      'subscription ($id: ID!) { powerReading(hubId: $id) { wattage energy } }',
      {
        id,
      },
    );
    expect(await readings.event()).toMatchObject({ powerReading: { wattage: 10, energy: 1 } });
    await stack.simulator.control.data(id, { power: { energy: 2 } });
    expect(await readings.event()).toMatchObject({ powerReading: { wattage: 10, energy: 2 } });
  });
});

describe('An event stream', () => {
  it('without a token is rejected with 401', async () => {
    const answer = await post(VIEWER);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('is rejected for pages of a foreign origin, without text/event-stream in Accept, and without an operation', async () => {
    const authorization = `Bearer ${await stack.simulator.token()}`;
    expect((await post(VIEWER, { authorization, origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(VIEWER, { authorization, accept: 'application/json' })).status).toBe(406);
    expect((await stream({ headers: { authorization, accept: 'text/event-stream' } })).status).toBe(400);
  });

  it('of a query is answered with 401 in place of a stream if Operated rejects its token, as by HTTP', async () => {
    const answer = await post(VIEWER, { authorization: 'Bearer nobody' });
    const byHttp = await stack.gateway.query(VIEWER, { token: 'nobody' });
    expect([answer.status, byHttp.status]).toEqual([401, 401]);
    expect(await answer.json()).toEqual(JSON.parse(byHttp.text));
    expect(byHttp.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('runs a query, by POST and by GET, and accepts text/event-stream among other types', async () => {
    const headers = {
      authorization: `Bearer ${await stack.simulator.token()}`,
      accept: 'text/event-stream, */*;q=0.5',
    };
    const answers = [
      await post(VIEWER, headers),
      await stream({ headers }, `?query=${encodeURIComponent(VIEWER)}`),
    ];
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toContain('text/event-stream');
      expect(await answer.text()).toContain('event: next\ndata: {"data":{"viewer":{"kind":"USER"}}}');
    }
  });

  it('sends changes, as a WebSocket does', async () => {
    const id = hubId(0);
    const events = subscribeBySse(stack.gateway, { token: await stack.simulator.token() }, ONE_HUB, { id });
    expect(await events.event()).toMatchObject({ hubChanged: { hub: { id, online: true }, changed: [] } });
    await stack.simulator.control.presence(id, false);
    expect(await events.event()).toMatchObject({
      hubChanged: { hub: { online: false }, changed: ['PRESENCE'] },
    });
    await stack.simulator.control.presence(id, true);
    await events.return?.();
  });
});

test('A subscription by plain HTTP is rejected with a message that names the transports', async () => {
  const token = await stack.simulator.token();
  const { status, errors } = await stack.gateway.query('subscription { hubChanged { changed } }', { token });
  expect(status).toBe(400);
  expect(errors).toMatchObject([
    { message: expect.stringContaining('WebSocket') as string, extensions: { code: 'BAD_REQUEST' } },
  ]);
});
