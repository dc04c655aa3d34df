import { once } from 'node:events';
import { WebSocket } from 'ws';
import { openRawSocket } from '../../support/raw-socket.js';
import { rawRequest } from '../../support/raw-http.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { until } from '../../support/until.js';

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

let simulator: TestSimulator;
const gateways: TestGateway[] = [];
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.stop();
});
afterAll(() => simulator.stop());

async function start(environment: Readonly<Record<string, string>> = {}) {
  const gateway = await startTestGateway(simulator.url, { SHUTDOWN_SPREAD_MS: '0', ...environment });
  gateways.push(gateway);
  const lines = (msg: string) =>
    gateway.log.map((line) => JSON.parse(line) as Line).filter((line) => line.msg === msg);
  const line = async (msg: string) =>
    (
      await until(
        () => lines(msg),
        ({ length }) => length > 0,
      )
    )[0];
  /** Sends what is no HTTP, and waits for the answer. */
  const send = async (text: string) => {
    const { socket, answer } = openRawSocket(gateway);
    socket.write(text);
    await answer;
    socket.destroy();
  };
  /** Opens a WebSocket that the gateway rejects. */
  const upgrade = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const url = `${gateway.url.replace('http', 'ws')}${path}`;
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    socket.on('error', () => undefined);
    await once(socket, 'unexpected-response');
    socket.terminate();
  };
  return { gateway, lines, line, send, upgrade };
}

const UNREADABLE = 'a request could not be read';
const FOREIGN_ORIGIN = 'an origin that CORS_ORIGINS does not have was rejected';
const LEFT_OUT = 'lines about rejected clients were left out';

describe('A request that cannot be read', () => {
  const BEGUN = 'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';

  test.each([
    ['is not HTTP', 'swordfish\r\n\r\n', 400, 'HPE_INVALID_METHOD'],
    ['is TLS', Buffer.from('16030100a5', 'hex').toString('latin1'), 400, 'HPE_INVALID_METHOD'],
    [
      'has two lengths',
      `${BEGUN}Content-Length: 9\r\nContent-Length: 8\r\n\r\nswordfish`,
      400,
      'HPE_UNEXPECTED_CONTENT_LENGTH',
    ],
    ['has a huge header', `${BEGUN}X: ${'swordfish'.repeat(5_000)}\r\n\r\n`, 431, 'HPE_HEADER_OVERFLOW'],
    ['does not end', `${BEGUN}Content-Length: 99\r\n\r\nswordfish`, 408, 'ERR_HTTP_REQUEST_TIMEOUT'],
  ])('and %s is logged with address and code, without its content', async (_what, text, status, code) => {
    const { gateway, line, send } = await start({ REQUEST_TIMEOUT_MS: '200' });
    await send(text);

    expect(await line(UNREADABLE)).toMatchObject({ level: 'info', address: '127.0.0.1', status, code });
    expect(gateway.log.join('')).not.toContain('swordfish');
  });

  test.each([
    ['times out', `${BEGUN}Content-Length: 99\r\n\r\n{`, 'REQUEST_TIMEOUT_MS'],
    ['is not valid HTTP', `${BEGUN}Transfer-Encoding: chunked\r\n\r\nx\r\n`, 'not valid HTTP'],
  ])('and whose body %s has an end in the log', async (_what, text, reason) => {
    const { line, send } = await start({ REQUEST_TIMEOUT_MS: '200' });
    await send(text);

    expect(await line('request aborted')).toMatchObject({ method: 'POST', path: '/graphql', reason });
  });

  test('is not a connection that was opened in advance', async () => {
    const { gateway, lines } = await start({ REQUEST_TIMEOUT_MS: '200' });
    const { socket, answer } = openRawSocket(gateway);
    await answer;
    socket.destroy();

    expect(lines(UNREADABLE)).toEqual([]);
  });

  test('has a path that is no URL: it is logged as any other', async () => {
    const { gateway, line } = await start();
    const { status } = await rawRequest(gateway.url, '/%/swordfish-swordfish-swordfish', { method: 'GET' });

    expect(status).toBe(400);
    expect(await line('request')).toMatchObject({ method: 'GET', status: 400, path: '/%/[masked]' });
  });

  test('cannot fill the log: the lines of one address are limited, and counted beyond', async () => {
    const { gateway, lines, send } = await start();
    for (let sent = 0; sent < 25; sent += 1) await send('swordfish\r\n\r\n');
    await gateway.stop();

    expect(lines(UNREADABLE)).toHaveLength(10);
    expect(lines(LEFT_OUT)).toEqual([expect.objectContaining({ level: 'warn', lines: 15 })]);
  });
});

describe('A rejected upgrade', () => {
  test.each([
    ['of another path', '/', {}, {}, { status: 404, code: 'NOT_FOUND' }],
    [
      'of a foreign page',
      '/graphql',
      { origin: 'https://foreign.example' },
      {},
      { status: 403, code: 'FORBIDDEN' },
    ],
    [
      'to a foreign host name',
      '/graphql',
      { host: 'foreign.example' },
      { ALLOWED_HOSTS: 'own.example' },
      { status: 421, code: 'FORBIDDEN' },
    ],
  ])('%s is logged with its reason', async (_what, path, headers, environment, expected) => {
    const { line, upgrade } = await start(environment);
    await upgrade(path, { 'x-request-id': 'an-upgrade', ...headers });

    expect(await line('websocket rejected')).toMatchObject({
      level: 'info',
      requestId: 'an-upgrade',
      address: '127.0.0.1',
      reason: expect.any(String) as string,
      ...expected,
    });
  });

  test('above a limit is logged with its reason', async () => {
    const { gateway, line, upgrade } = await start({ CONNECTIONS_PER_ADDRESS: '1' });
    const first = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(first, 'open');
    await upgrade('/graphql');
    first.terminate();

    expect(await line('websocket rejected')).toMatchObject({
      status: 429,
      code: 'RATE_LIMITED',
      reason: 'Too many connections of this address.',
    });
  });
});

describe('A page of an origin that CORS_ORIGINS does not have', () => {
  const send = ({ url }: TestGateway, origin: string, path = '/graphql') =>
    rawRequest(url, path, {
      headers: [
        ['origin', origin],
        ['content-type', 'application/json'],
      ],
      body: '{}',
    });

  test('is logged once, whatever it sends', async () => {
    const { gateway, lines, upgrade } = await start();
    await send(gateway, 'https://app.example');
    await send(gateway, 'https://app.example', '/graphql/stream');
    await upgrade('/graphql', { origin: 'https://app.example' });

    expect(lines(FOREIGN_ORIGIN)).toEqual([
      expect.objectContaining({ level: 'warn', origin: 'https://app.example', by: 'CORS' }),
    ]);
  });

  test('is logged for a WebSocket', async () => {
    const { line, upgrade } = await start();
    await upgrade('/graphql', { origin: 'https://app.example' });

    expect(await line(FOREIGN_ORIGIN)).toMatchObject({ origin: 'https://app.example', by: 'WebSocket' });
  });

  test('is logged for an event stream with cookies, which `*` does not allow', async () => {
    const { gateway, line } = await start({ CORS_ORIGINS: '*' });
    await rawRequest(gateway.url, '/graphql/stream', {
      headers: [
        ['origin', 'https://app.example'],
        ['cookie', 'a=b'],
      ],
    });

    expect(await line(FOREIGN_ORIGIN)).toMatchObject({ origin: 'https://app.example', by: 'event stream' });
  });

  test('is logged for a sign-in that would return to it, by its origin alone', async () => {
    const { gateway, line } = await start({
      OPERATED_CLIENT_ID: 'demo-client',
      OPERATED_CLIENT_SECRET: 'demo-secret',
      OPERATED_REDIRECT_URI: 'http://127.0.0.1:4000/auth/callback',
      SESSION_SECRET: 'a-secret-of-at-least-32-characters',
    });
    await fetch(
      `${gateway.url}/auth/login?returnTo=${encodeURIComponent('https://app.example/swordfish?a=b')}`,
    );

    expect(await line(FOREIGN_ORIGIN)).toMatchObject({ origin: 'https://app.example', by: 'sign-in' });
    expect(gateway.log.join('')).not.toContain('swordfish');
  });

  test('is logged for a session that its page may not use, behind a server that forwards requests', async () => {
    const { gateway, line } = await start({
      OPERATED_CLIENT_ID: 'demo-client',
      OPERATED_CLIENT_SECRET: 'demo-secret',
      OPERATED_REDIRECT_URI: 'http://127.0.0.1:4000/auth/callback',
      SESSION_SECRET: 'a-secret-of-at-least-32-characters',
    });
    await rawRequest(gateway.url, '/graphql', {
      host: 'localhost:5173',
      headers: [
        ['origin', 'http://localhost:5173'],
        ['content-type', 'application/json'],
        ['cookie', 'operated-session=swordfish'],
      ],
      body: '{"query":"{ __typename }"}',
    });

    expect(await line(FOREIGN_ORIGIN)).toMatchObject({ origin: 'http://localhost:5173', by: 'session' });
    expect(gateway.log.join('')).not.toContain('swordfish');
  });

  test('cannot fill the log, nor forge a line', async () => {
    const { gateway, lines } = await start();
    await send(gateway, `https://"}\t{"msg":"forged"}${'x'.repeat(5_000)}`);
    for (let sent = 0; sent < 25; sent += 1) await send(gateway, `https://app-${sent}.example`);

    expect(lines('forged')).toEqual([]);
    expect(lines(FOREIGN_ORIGIN)).toHaveLength(10);
    expect(lines(FOREIGN_ORIGIN).every(({ origin }) => String(origin).length <= 100)).toBe(true);
  });

  test.each([
    ['an allowed origin', { CORS_ORIGINS: 'https://app.example' }, [['origin', 'https://app.example']]],
    ['any origin where all are allowed', { CORS_ORIGINS: '*' }, [['origin', 'https://app.example']]],
    ['the own origin', {}, [['origin', 'http://gateway.example:81']]],
    [
      'a page that the browser knows as the own one',
      {},
      [
        ['origin', 'https://public.example'],
        ['sec-fetch-site', 'same-origin'],
      ],
    ],
    ['a client that is no browser', {}, []],
  ] as const)('is not %s', async (_what, environment, headers) => {
    const { gateway, lines } = await start(environment);
    await rawRequest(gateway.url, '/graphql', { headers, host: 'gateway.example:81' });

    expect(lines(FOREIGN_ORIGIN)).toEqual([]);
  });
});
