import { connectSocket } from '../../support/live.js';
import { rawRequest } from '../../support/raw-http.js';
import { signInVariables } from '../../support/signed-in.js';
import { freePort } from '../../support/free-port.js';
import { startStack } from '../../support/stack.js';

let stack: Awaited<ReturnType<typeof startStack>>;

beforeAll(async () => {
  stack = await startStack({
    environment: { ...signInVariables(await freePort()), NODE_ENV: 'production' },
  });
});
afterAll(() => stack.stop());

/** What must not be in the log: a failure of the gateway, or the text of a query. */
function expectQuietLog(): void {
  expect(stack.gateway.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect(stack.gateway.log.join()).not.toContain('hubChanged');
}

describe('a subscription that is conditional at its root', () => {
  const documents = [
    'subscription { hubChanged @skip(if: 1) { changed } }',
    'subscription { hubChanged @skip { changed } }',
    'subscription { hubChanged @include(if: null) { changed } }',
    'subscription ($on: Boolean!) { hubChanged @include(if: $on) { changed } }',
    'subscription ($on: Boolean!) { ...F @skip(if: $on) } fragment F on Subscription { hubChanged { changed } }',
    'subscription { ...F } fragment F on Subscription { ... on Subscription { hubChanged @skip(if: 1) { changed } } }',
  ];

  it.each(documents)('is rejected by an event stream: %s', async (query) => {
    const { status, text } = await rawRequest(stack.gateway.url, '/graphql/stream', {
      headers: [
        ['content-type', 'application/json'],
        ['accept', 'text/event-stream'],
        ['authorization', `Bearer ${await stack.simulator.token()}`],
      ],
      body: JSON.stringify({ query }),
    });

    expect(status).toBeLessThan(500);
    expect(text).toContain('"code":"GRAPHQL_VALIDATION_FAILED"');
    expectQuietLog();
  });

  it.each(documents)('is rejected by a WebSocket, which stays open: %s', async (query) => {
    const client = connectSocket(stack.gateway, { token: await stack.simulator.token() });
    await expect(client.subscribe(query).next()).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    await expect(client.subscribe('{ __typename }').event()).resolves.toEqual({ __typename: 'Query' });
    await client.dispose();
    expectQuietLog();
  });

  it('may be conditional below it', async () => {
    const client = connectSocket(stack.gateway, { token: await stack.simulator.token() });
    const query =
      'subscription ($on: Boolean!) { hubChanged(includeCurrent: true) { hub { id name @include(if: $on) } } }';
    const { hubChanged } = await client
      .subscribe<{ hubChanged: { hub: object } }>(query, { on: false })
      .event();
    await client.dispose();

    expect(Object.keys(hubChanged.hub)).toEqual(['id']);
  });
});

describe('a WebSocket message', () => {
  const send = async (message: string) => {
    const client = connectSocket(stack.gateway, { token: await stack.simulator.token() });
    await client.connected;
    client.socket().send(message);
    return client;
  };

  it.each(['connection_ack', 'next', 'error'])(
    'that only servers send is a mistake of the client: %s',
    async (type) => {
      const client = await send(
        JSON.stringify({ type, id: '1', payload: type === 'error' ? [{ message: 'x' }] : {} }),
      );

      expect((await client.closed).code).toBe(4400);
      expectQuietLog();
    },
  );

  it('that is nested too deep to be written is not echoed', async () => {
    const client = await send(`{"type":"ping","payload":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`);
    await expect(client.subscribe('{ __typename }').event()).resolves.toEqual({ __typename: 'Query' });
    await client.dispose();
    expectQuietLog();
  });
});

describe('a request to the sign-in whose body cannot be read', () => {
  it.each(['/', 'nonsense', ''])(
    'is rejected by a page, not by a failure: content type %j',
    async (contentType) => {
      const { status, text } = await rawRequest(stack.gateway.url, '/auth/login', {
        headers: [['content-type', contentType]],
        body: '{}',
      });

      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(text).not.toContain('The gateway failed');
      expectQuietLog();
    },
  );
});
