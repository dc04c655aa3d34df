import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';
import { OPEN_SERVICE, SERVICE_CREDENTIALS, startTestGateway } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';

const EVIL = 'rebound.evil.example';
const QUERY = '/graphql?query={viewer{kind}}';

/** Sends a request as it is written, and reads until the gateway closes. */
async function exchange(url: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  return text(socket);
}

const get = (url: string, path: string, ...hosts: readonly string[]) =>
  exchange(url, [
    `GET ${path} HTTP/1.1`,
    ...hosts.map((host) => `Host: ${host}`),
    'apollo-require-preflight: true',
    'accept: application/json, text/event-stream',
  ]);

async function upgrade(url: string, host: string): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { host },
  });
  const opened = once(socket, 'open').then(() => 101);
  const rejected = once(socket, 'unexpected-response').then(
    ([, response]) => (response as IncomingMessage).statusCode ?? 0,
  );
  socket.on('error', () => undefined);
  const status = await Promise.race([opened, rejected]);
  opened.catch(() => undefined);
  rejected.catch(() => undefined);
  socket.terminate();
  return status;
}

describe('a page whose name resolves to the address of a gateway with SERVICE_ACCESS=open', () => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, ALLOWED_HOSTS: 'Gateway.example,fd00::1' } });
  const url = () => stack.gateway.url;

  it.each([
    ['its name', [EVIL]],
    ['its name and the port', [`${EVIL}:4000`]],
    ['a name that ends as an allowed one', ['evilgateway.example']],
    ['a name that begins as loopback', ['localhost.evil.example']],
    ['an allowed name as the user of a URL', [`gateway.example@${EVIL}`]],
    ['an allowed name before a path', [`gateway.example/${EVIL}`]],
    ['an empty host', ['']],
    ['two hosts, one of them allowed', ['localhost', EVIL]],
  ])('is rejected with %s in the Host header, over HTTP and SSE', async (_title, hosts) => {
    for (const path of [QUERY, '/graphql/stream?query={viewer{kind}}', '/auth/session', '/none']) {
      const answer = await get(url(), path, ...hosts);

      expect(answer).toMatch(/^HTTP\/1\.1 4(21|00) /);
      expect(answer).not.toContain('"viewer"');
    }
  });

  it('is rejected with a request target in absolute form', async () => {
    const answer = await get(url(), `http://${EVIL}${QUERY}`, 'localhost');

    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  });

  it('is rejected without a Host header', async () => {
    const answer = await exchange(url(), [`GET ${QUERY} HTTP/1.0`, 'apollo-require-preflight: true']);

    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('cannot open a WebSocket', async () => {
    expect(await upgrade(url(), EVIL)).toBe(421);
    expect(await upgrade(url(), 'gateway.example')).toBe(101);
  });

  it.each([
    'localhost',
    'localhost:4000',
    'LOCALHOST.',
    'app.localhost',
    '127.0.0.1:80',
    '[::1]:4000',
    'gateway.example',
    'GATEWAY.EXAMPLE.:443',
    '[fd00::1]',
    '192.0.2.1',
  ])('is rejected by its host name, and a client that uses the allowed host %s is not', async (host) => {
    expect(await get(url(), QUERY, host)).toMatch(/^HTTP\/1\.1 200 [^]*"SERVICE"/);
  });

  it.each(['/healthz', '/readyz'])(
    'gets an answer from %s alone, as any load balancer does',
    async (path) => {
      expect(await get(url(), path, EVIL)).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  it('is logged once per host, for ten hosts, with the variable that allows it', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 30; n += 1) await get(url(), QUERY, `${n}-${'x'.repeat(150)}.evil.example`);
    }
    const lines = stack.gateway.log.filter((line) => line.includes('that ALLOWED_HOSTS does not have'));

    expect(lines.length).toBeGreaterThan(1);
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(new Set(lines).size).toBe(lines.length);
    for (const line of lines) expect((JSON.parse(line) as { host: string }).host.length).toBeLessThan(101);
  });
});

describe('the host names that a gateway serves', () => {
  const status = async (environment: Record<string, string>, host: string) => {
    const gateway = await startTestGateway('http://127.0.0.1:1', environment);
    const answer = await get(gateway.url, '/auth/session', host);
    await gateway.stop();
    return Number(answer.slice(9, 12));
  };

  it('should be all where callers need a credential', async () => {
    expect(await status({}, EVIL)).toBe(200);
  });

  it('should be those of ALLOWED_HOSTS where it is set, for every SERVICE_ACCESS', async () => {
    expect(await status({ ALLOWED_HOSTS: 'gateway.example' }, EVIL)).toBe(421);
  });

  it('should be all with ALLOWED_HOSTS=*', async () => {
    expect(await status({ ...OPEN_SERVICE, ALLOWED_HOSTS: '*' }, EVIL)).toBe(200);
  });

  it('should have those of the webhook and redirect URLs', async () => {
    const environment = {
      ...SERVICE_CREDENTIALS,
      ALLOWED_HOSTS: 'gateway.example',
      WEBHOOK_URL: 'https://hooks.example',
      OPERATED_REDIRECT_URI: 'https://app.example/auth/callback',
    };

    expect(await status(environment, 'hooks.example')).toBe(200);
    expect(await status(environment, 'app.example')).toBe(200);
  });
});
