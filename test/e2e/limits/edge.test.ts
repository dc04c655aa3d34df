import { OPEN_SERVICE, startTestGateway } from '../../support/gateway.js';
import { rawRequest } from '../../support/raw-http.js';
import { useStack } from '../../support/stack.js';

const CANARY = 'canary-of-the-request';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK'];

describe('the edge', () => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, CORS_ORIGINS: 'https://app.example' } });
  const url = () => stack.gateway.url;

  it.each(METHODS)('answers %s of an unknown path without an echo of it', async (method) => {
    const { status, text, headers } = await rawRequest(url(), `/none/${CANARY}?x=${CANARY}`, {
      method,
      headers: [['x-custom', CANARY]],
    });

    // OPTIONS is a preflight request of CORS on every path.
    expect(status).toBe(method === 'OPTIONS' ? 400 : 404);
    expect(text + JSON.stringify(headers)).not.toContain(CANARY);
  });

  it.each(METHODS)('executes nothing for %s of /graphql but GET and POST', async (method) => {
    await stack.simulator.control.clearRequests();
    const { status, text } = await rawRequest(url(), '/graphql?query={hubs{totalCount}}', {
      method,
      headers: [['apollo-require-preflight', 'true']],
    });

    if (method === 'GET') expect(status).toBe(200);
    else expect(text).not.toContain('totalCount');
    const { total } = await stack.simulator.control.requests();
    expect(total > 0).toBe(method === 'GET');
  });

  it('survives every Host header', async () => {
    const gateway = await startTestGateway(stack.simulator.url);
    const hosts = ['[', 'a b', 'x:y:z', '%', 'http://x', '\\', 'a/../b'];
    const statuses = await Promise.all(
      hosts.map(async (host) => {
        const { status } = await rawRequest(gateway.url, '/graphql?query={__typename}', {
          method: 'GET',
          headers: [['apollo-require-preflight', 'true']],
          host,
        });
        return [host, Math.floor(status / 100)];
      }),
    );
    await gateway.stop();

    expect(statuses).toEqual(hosts.map((host) => [host, 4]));
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/json; charset=utf-7',
    `application/${CANARY}`,
    'nonsense',
    '',
  ])('executes no body of the content type %p', async (contentType) => {
    await stack.simulator.control.clearRequests();
    for (const path of ['/graphql', '/graphql/stream']) {
      const { status, text } = await rawRequest(url(), path, {
        headers: [['content-type', contentType]],
        body: '--x\r\nquery={hubs{totalCount}}',
      });

      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(text).not.toContain(CANARY);
    }

    expect((await stack.simulator.control.requests()).total).toBe(0);
  });

  it.each([
    ['POST', '/graphql', '{"query":"{viewer{kind}}"}'],
    ['POST', '/graphql', '{"query":"{"}'],
    ['POST', '/graphql', '{'],
    ['GET', '/graphql?query={viewer{kind}}', ''],
    ['GET', '/auth/session', ''],
    ['GET', '/auth/login', ''],
    ['GET', '/readyz', ''],
    ['GET', '/none', ''],
    ['POST', '/graphql/stream', '{}'],
  ])('forbids caches to store the answer of %s %s %s', async (method, path, body) => {
    const { headers } = await rawRequest(url(), path, {
      method,
      body,
      headers: [
        ['content-type', 'application/json'],
        ['apollo-require-preflight', 'true'],
        ['origin', 'https://app.example'],
      ],
    });

    expect(headers['cache-control']).toBe('no-store');
    expect(String(headers['vary'])).toMatch(/origin/i);
  });

  it('forbids caches to transform or reuse a stream', async () => {
    const { headers } = await rawRequest(url(), '/graphql/stream', {
      headers: [['content-type', 'application/json']],
      body: '{"query":"{viewer{kind}}"}',
    });

    expect(headers['cache-control']).toBe('no-cache, no-transform');
  });
});
