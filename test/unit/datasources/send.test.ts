import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { startDeadline } from '../../../src/datasources/upstream/deadline.js';
import { type CallOptions, createCall } from '../../../src/datasources/upstream/call.js';
import { ENDPOINTS } from '../../../src/datasources/upstream/endpoints.js';
import { createSender } from '../../../src/datasources/upstream/send.js';
import { textOf } from '../../../src/wire/body.js';
import { createTestLogger } from '../../support/log.js';

const TIMEOUT_MS = 300;
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** An Operated that answers as the test says, and the sender that calls it. */
async function setUp(answer: RequestListener, timeoutMs = 60_000) {
  const server: Server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  const sender = createSender(`http://127.0.0.1:${address.port}/base`, timeoutMs, 100);
  closers.push(() => {
    sender.close();
    server.closeAllConnections();
    server.close();
  });
  return {
    server,
    send: (options: Partial<CallOptions> = {}) =>
      sender.send(
        createCall({
          endpoint: ENDPOINTS.hubs,
          principal: null,
          requestId: 'id-of-the-request',
          signal: undefined,
          logger: createTestLogger().logger,
          ...options,
        }),
      ),
  };
}

const arrived = (server: Server) => once(server, 'request') as Promise<[IncomingMessage]>;

describe('no answer is accepted', () => {
  it('that is larger than 40 MB, decoded or as it arrives', async () => {
    const large = Buffer.alloc(40_000_001, 'a');
    const plain = await setUp((_, response) => response.end(large));
    await expect(plain.send()).rejects.toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
      reason: 'tooLarge',
    });

    const compressed = await setUp((_, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(large)),
    );
    await expect(compressed.send()).rejects.toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
      reason: 'tooLarge',
    });
  });

  it.each<[string, RequestListener]>([
    [
      'whose body ends before its length',
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('[');
        setImmediate(() => response.destroy());
      },
    ],
    [
      'whose last chunk is missing',
      (_, response) => {
        response.write('[');
        setImmediate(() => response.destroy());
      },
    ],
    [
      'whose compressed body is cut off',
      (_, response) => {
        response.setHeader('content-encoding', 'gzip').end(gzipSync('[1, 2, 3]').subarray(0, 15));
      },
    ],
  ])('%s, and may be requested again', async (_title, answer) => {
    const { send } = await setUp(answer);

    await expect(send()).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      reason: 'truncated',
      isTransient: true,
    });
  });

  it('whose bytes arrive one by one until the timeout', async () => {
    const { send } = await setUp((_, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    }, TIMEOUT_MS);

    await expect(send()).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', reason: 'timeout' });
  });
});

it('No redirect is followed', async () => {
  const paths: (string | undefined)[] = [];
  const { send } = await setUp((request, response) => {
    paths.push(request.url);
    response.writeHead(302, { location: '/elsewhere' }).end();
  });

  expect((await send()).status).toBe(302);
  expect(paths).toEqual(['/base/api/hubs/v1']);
});

describe('a request', () => {
  it('is not sent where its caller is gone, or its deadline has passed', async () => {
    const answer = jest.fn();
    const onSend = jest.fn();
    const { send } = await setUp(answer);
    const passed = startDeadline(1_000, performance.now() - 1_000);

    await expect(send({ signal: AbortSignal.abort(), onSend })).rejects.toMatchObject({
      code: 'CLIENT_DISCONNECTED',
    });
    await expect(send({ deadline: passed, onSend })).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(onSend).not.toHaveBeenCalled();
    expect(answer).not.toHaveBeenCalled();
  });

  it('ends its connection when the caller disconnects', async () => {
    const { server, send } = await setUp(() => {});
    const caller = new AbortController();
    const sent = expect(send({ signal: caller.signal })).rejects.toMatchObject({
      code: 'CLIENT_DISCONNECTED',
      reason: 'aborted',
    });
    const [request] = await arrived(server);
    const closed = once(request.socket, 'close');
    caller.abort();

    await sent;
    await closed;
  });

  it('ends its connection at the deadline of its operation', async () => {
    const { server, send } = await setUp(() => {});
    const deadline = startDeadline(TIMEOUT_MS);
    const sent = expect(send({ deadline })).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    const [request] = await arrived(server);

    await sent;
    if (!request.socket.destroyed) await once(request.socket, 'close');
  });

  it('opens a new connection where Operated has closed the idle one', async () => {
    const { send } = await setUp((_, response) => {
      // A server that closes the connection without announcing it.
      response.once('finish', () => setImmediate(() => response.socket?.end()));
      response.end('[]');
    });

    for (let count = 0; count < 5; count += 1) expect((await send()).status).toBe(200);
  });

  it('waits for no other one: each has a connection of its own', async () => {
    const waiting: (() => void)[] = [];
    const { send } = await setUp((_, response) => {
      waiting.push(() => response.end('[]'));
      if (waiting.length === 30) for (const answer of waiting) answer();
    });
    const answers = await Promise.all(Array.from({ length: 30 }, () => send()));

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200));
  });

  it('carries the headers and the body of its call', async () => {
    const { server, send } = await setUp((request, response) => {
      request.resume();
      request.once('end', () => response.end());
    });
    const json = arrived(server);
    await send({ endpoint: ENDPOINTS.config, params: { hubId: 'a/b' }, body: { defaultport: 1 } });
    const [put] = await json;
    const form = arrived(server);
    await send({ endpoint: ENDPOINTS.token, body: new URLSearchParams({ a: 'b c' }) });
    const [post] = await form;

    expect(put).toMatchObject({ method: 'PUT', url: '/base/api/hubs/v1/a%2Fb/config', httpVersion: '1.1' });
    expect(put.headers).toMatchObject({
      accept: 'application/json',
      'x-request-id': 'id-of-the-request',
      'content-type': 'application/json',
      'content-length': '17',
    });
    expect(post.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
      'content-length': '5',
    });
  });
});

describe('the body of an answer', () => {
  const TEXT = JSON.stringify([{ name: 'Möbel 😀' }]);

  it.each([
    ['gzip', gzipSync(TEXT)],
    ['GZIP', gzipSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['deflate', deflateRawSync(TEXT)],
    ['identity', Buffer.from(TEXT)],
  ])('is decoded where it is sent with %s', async (encoding, bytes) => {
    const { send } = await setUp((_, response) =>
      response.setHeader('content-encoding', encoding).end(bytes),
    );

    expect(await textOf((await send()).body)).toBe(TEXT);
  });

  it.each([
    ['with a byte order mark', Buffer.from(`\ufeff${TEXT}`), TEXT],
    ['with bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), '"\ufffd"'],
    ['that is empty', Buffer.alloc(0), ''],
    ['that is longer than one chunk', Buffer.from(`\ufeff${'ä😀'.repeat(100_000)}`), 'ä😀'.repeat(100_000)],
  ])('is text in UTF-8: one %s', async (_title, bytes, text) => {
    const { send } = await setUp((_, response) => response.end(bytes));

    expect(await textOf((await send()).body)).toBe(text);
  });

  it('follows interim answers', async () => {
    const { send } = await setUp((_, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      response.setHeader('etag', '"1"').end(TEXT);
    });
    const { status, body, validators } = await send();

    expect([status, await textOf(body), validators.etag]).toEqual([200, TEXT, '"1"']);
  });
});
