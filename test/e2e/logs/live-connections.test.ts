import { openAcknowledged, openRawWebSocket } from '../../support/raw-websocket.js';
import { startStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

interface Line {
  readonly msg: string;
  readonly [field: string]: unknown;
}

const SUBSCRIPTION = 'subscription Watch { hubChanged(includeCurrent: true) { hub { id } } }';
const PRINCIPAL = { kind: 'user', key: expect.stringMatching(/^[0-9a-f]{12}$/) as string };
const CLOSED = 'websocket closed';
const ENDED = 'subscription ended';
const STREAM_CLOSED = 'event stream closed';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(environment: Readonly<Record<string, string>> = {}) {
  const stack = await startStack({ environment: { SHUTDOWN_SPREAD_MS: '0', ...environment } });
  open.push(() => stack.stop());
  const { gateway } = stack;
  const line = async (msg: string): Promise<Line> => {
    const lines = () => gateway.log.map((text) => JSON.parse(text) as Line);
    const found = await until(
      () => lines().find((each) => each.msg === msg),
      (each) => each !== undefined,
    );
    return found ?? { msg: 'none' };
  };
  const token = await stack.simulator.userToken();
  const stream = (query: string, signal?: AbortSignal) =>
    fetch(`${gateway.url}/graphql/stream`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-request-id': 'a-stream',
      },
      body: JSON.stringify({ query }),
      signal,
    });
  return { ...stack, line, token, stream };
}

describe('The end of a WebSocket is logged', () => {
  test('with its principal, and the number of its operations, subscriptions and messages', async () => {
    const { gateway, token, line } = await start();
    const { send, receive, socket } = await openAcknowledged(gateway, token);
    send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { kind } }' } });
    await receive('complete');
    send({ id: '2', type: 'subscribe', payload: { query: SUBSCRIPTION } });
    await receive('next');
    socket.close(1000);
    const closed = await line(CLOSED);

    expect(closed).toMatchObject({
      requestId: expect.any(String) as string,
      principal: PRINCIPAL,
      code: 1000,
      reason: 'the client disconnected',
      durationMs: expect.any(Number) as number,
      operations: 2,
      subscriptions: 1,
    });
    // The acknowledgement, result and end of the query, and at least one event.
    expect(closed['messages']).toBeGreaterThanOrEqual(4);
    expect(gateway.log.join('')).not.toContain(token);
  });

  test.each([
    [
      'that sends no connection_init',
      {},
      { CONNECTION_INIT_TIMEOUT_MS: '50' },
      'CONNECTION_INIT_TIMEOUT_MS',
      4408,
    ],
    ['that sends no JSON', 'swordfish', {}, 'a message violates the protocol', 4400],
    ['with an invalid token', { type: 'connection_init' }, {}, 'Unauthorized', 4401],
    [
      'that sends too long a message',
      { type: 'connection_init', payload: { swordfish: 'x'.repeat(4_200) } },
      {},
      'Message too big',
      1009,
    ],
  ])('%s, with the reason, without what it sent', async (_what, message, environment, reason, code) => {
    const { gateway, line } = await start(environment);
    const { socket } = await openRawWebSocket(gateway, { authorization: 'Bearer swordfish' });
    if (message !== undefined && Object.keys(message).length > 0) {
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    }
    const closed = await line(CLOSED);

    expect(closed).toMatchObject({ code, reason, operations: 0 });
    expect(closed).not.toHaveProperty('principal');
    expect(gateway.log.join('')).not.toContain('swordfish');
  });

  test('that does not answer pings', async () => {
    const { gateway, line, token } = await start({ LIVE_PING_INTERVAL_MS: '100' });
    const { socket } = await openAcknowledged(gateway, token);
    socket.pause();

    expect(await line(CLOSED)).toMatchObject({ code: 1006, reason: 'LIVE_PING_INTERVAL_MS' });
    socket.terminate();
  });

  test('that the stop closes', async () => {
    const { gateway, line, token } = await start();
    await openAcknowledged(gateway, token);
    await gateway.stop();

    expect(await line(CLOSED)).toMatchObject({ code: 1001, reason: 'Going away' });
  });
});

describe('The end of a subscription is logged', () => {
  test('with its connection, principal, name and number of events', async () => {
    const { gateway, line, token } = await start();
    const { send, receive, socket } = await openAcknowledged(gateway, token);
    send({ id: '1', type: 'subscribe', payload: { query: SUBSCRIPTION } });
    await receive('next');
    send({ id: '1', type: 'complete' });
    const ended = await line(ENDED);
    socket.close();

    expect(ended).toMatchObject({
      requestId: expect.any(String) as string,
      connection: (await line(CLOSED))['requestId'],
      principal: PRINCIPAL,
      operationName: 'Watch',
      durationMs: expect.any(Number) as number,
      errors: [],
    });
    expect(ended['events']).toBeGreaterThanOrEqual(1);
    expect(ended['requestId']).toBe((await line('operation'))['requestId']);
  });

  test('with the code of the error that ended it', async () => {
    const { gateway, simulator, line, token } = await start({ AUTHORIZATION_TTL_MS: '100' });
    const { send, receive } = await openAcknowledged(gateway, token);
    send({ id: '1', type: 'subscribe', payload: { query: SUBSCRIPTION } });
    await receive('next');
    await simulator.control.revoke({ token });

    expect(await line(ENDED)).toMatchObject({ errors: ['UNAUTHENTICATED'] });
  });
});

describe('The end of an event stream is logged', () => {
  test('with its principal and the number of its messages, where it is complete', async () => {
    const { line, stream } = await start();
    await (await stream('{ viewer { kind } }')).text();

    expect(await line(STREAM_CLOSED)).toMatchObject({
      requestId: 'a-stream',
      principal: PRINCIPAL,
      reason: 'complete',
      durationMs: expect.any(Number) as number,
      messages: 1,
    });
  });

  test('where its client disconnects, together with its subscription', async () => {
    const { line, stream } = await start();
    const client = new AbortController();
    const { body } = await stream(SUBSCRIPTION, client.signal);
    await body?.getReader().read();
    client.abort();

    expect(await line(STREAM_CLOSED)).toMatchObject({
      requestId: 'a-stream',
      reason: 'the client disconnected',
    });
    expect(await line(ENDED)).toMatchObject({
      requestId: 'a-stream',
      operationName: 'Watch',
      principal: PRINCIPAL,
    });
    expect(await line('request aborted')).toMatchObject({ requestId: 'a-stream', status: 200 });
  });

  test('where the stop closes it', async () => {
    const { gateway, line, stream } = await start();
    const { body } = await stream(SUBSCRIPTION);
    await body?.getReader().read();
    await gateway.stop();

    expect(await line(STREAM_CLOSED)).toMatchObject({ requestId: 'a-stream', reason: 'Going away' });
  });
});
