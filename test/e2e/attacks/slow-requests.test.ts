import { openRawSocket } from '../../support/raw-socket.js';
import { type RawAnswer, rawRequest } from '../../support/raw-http.js';
import { useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

const stack = useStack({ environment: { REQUEST_TIMEOUT_MS: '300' } });

const POST =
  'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n';
const UPGRADE =
  'GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
const JSON_TYPE = ['content-type', 'application/json'] as const;

it.each([
  ['sends nothing', ''],
  ['does not finish its headers', 'GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n'],
  ['sends no body', POST],
])('A client that %s is disconnected with 408', async (_what, sent) => {
  const { socket, answer } = openRawSocket(stack.gateway);
  socket.write(sent);
  expect(await answer).toMatch(/^HTTP\/1.1 408 [^]*connection: close/i);
  socket.destroy();
});

it('A client that sends its body byte by byte is disconnected with 408', async () => {
  const { socket, answer } = openRawSocket(stack.gateway);
  socket.write(POST);
  const timer = setInterval(() => socket.write(' '), 50);
  const text = await answer;
  clearInterval(timer);
  expect(text).toMatch(/^HTTP\/1.1 408 [^]*connection: close/i);
  socket.destroy();
});

it('A rejected upgrade is destroyed, though its client keeps its side open', async () => {
  const { socket, answer } = openRawSocket(stack.gateway);
  socket.write(UPGRADE);
  expect(await answer).toMatch(/^HTTP\/1.1 404 [^]*connection: close/i);
  // Only a socket that the gateway has destroyed answers a write with a reset.
  await until(
    () => socket.write('x') && socket.destroyed,
    (isDestroyed) => isDestroyed || socket.destroyed,
  );
});

describe('A request beyond a limit is rejected, and its connection closed', () => {
  const rejected = ({ status, headers, text }: RawAnswer) => ({
    status,
    connection: headers['connection'],
    code: /"code":"(\w+)"/.exec(text)?.[1],
  });

  it('with 413 for a body of more than 1 MiB', async () => {
    const answer = await rawRequest(stack.gateway.url, '/graphql', {
      headers: [JSON_TYPE],
      body: 'x'.repeat(1_100_000),
    });
    expect(rejected(answer)).toEqual({ status: 413, connection: 'close', code: 'BAD_REQUEST' });
  });

  it('with 414 for a URL of more than 8,192 characters', async () => {
    const answer = await rawRequest(stack.gateway.url, `/graphql?query=${'x'.repeat(8_200)}`, {
      method: 'GET',
    });
    expect(rejected(answer)).toEqual({ status: 414, connection: 'close', code: 'BAD_REQUEST' });
  });

  it('with 431 for more than 100 headers', async () => {
    const headers = Array.from({ length: 101 }, (_, index) => [`x-${index}`, 'a'] as const);
    const answer = await rawRequest(stack.gateway.url, '/healthz', { method: 'GET', headers });
    expect(rejected(answer)).toEqual({ status: 431, connection: 'close', code: 'BAD_REQUEST' });
  });

  it('with 431 for headers of more than 16 KiB', async () => {
    const headers = [['x-filler', 'x'.repeat(17_000)] as const];
    const answer = await rawRequest(stack.gateway.url, '/healthz', { method: 'GET', headers });
    expect(rejected(answer)).toEqual({ status: 431, connection: 'close', code: 'BAD_REQUEST' });
  });
});
