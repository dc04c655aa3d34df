import type { FaultRule } from '../../../simulator/faults/rule.js';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { startStack, useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

const SANDBOX = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];
const APP = 'https://app.example';

/** The headers of an answer that browsers take rules from. */
function rulesOf({ headers }: Response): Record<string, string> {
  const rules =
    /^(content-security|cross-origin|origin-agent|referrer|strict|vary|access-control|x-(?!request))/;
  return Object.fromEntries([...headers].filter(([name]) => rules.test(name)));
}

const ANSWER = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
};

const ASKED = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"query":"{ __typename }"}',
};

describe('the edge of the gateway', () => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, CORS_ORIGINS: APP } });

  const ask = (path: string, init: RequestInit = {}) => fetch(`${stack.gateway.url}${path}`, init);
  const preflight = (origin: string) =>
    ask('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-request-id',
      },
    });

  it.each([
    'https://evil.example',
    'https://app.example.evil.example',
    'http://app.example',
    'https://app.example:8443',
    'null',
  ])('does not let a browser app of %s read answers', async (origin) => {
    const answer = await ask('/healthz', { headers: { origin } });

    expect((await preflight(origin)).headers.get('access-control-allow-origin')).not.toBe(origin);
    expect(answer.headers.get('access-control-allow-origin')).not.toBe(origin);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each([APP, ...SANDBOX])(
    'lets a browser app of %s send a token and read the request id',
    async (origin) => {
      const { status, headers } = await preflight(origin);
      const answer = await ask('/graphql', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ __typename }' }),
      });

      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type,x-request-id');
      expect(headers.get('access-control-allow-methods')).toContain('POST');
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      expect(answer.headers.get('access-control-expose-headers')).toContain('x-request-id');
      expect(answer.headers.get('vary')).toContain('Origin');
    },
  );

  it('lets every browser app read answers with CORS_ORIGINS=*, without credentials', async () => {
    const open = await startStack({ environment: { CORS_ORIGINS: '*' } });
    const { headers } = await fetch(`${open.gateway.url}/healthz`, {
      headers: { origin: 'https://any.example' },
    });
    await open.stop();

    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each(['/', '/graphql', '/explorer', '/healthz', '/readyz', '/none'])(
    'sends security headers with %s',
    async (path) => {
      const { headers } = await ask(path, { headers: { accept: 'text/html' } });

      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    },
  );

  it.each(['/graphql', '/none'])(
    'sends with the JSON of %s the headers that a browser applies to it',
    async (path) => {
      expect(rulesOf(await ask(path, ASKED))).toMatchObject({ ...ANSWER, vary: 'Origin' });
    },
  );

  it('sends no header with JSON that applies to documents only', async () => {
    const names = Object.keys(rulesOf(await ask('/graphql', ASKED)));

    expect(names.filter((name) => !name.startsWith('access-control')).sort()).toEqual(
      [...Object.keys(ANSWER), 'vary'].sort(),
    );
  });

  it.each(['/', '/graphql', '/explorer'])(
    'sends with the page at %s also those of documents',
    async (path) => {
      const found = rulesOf(await ask(path, { headers: { accept: 'text/html' } }));

      expect(found).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'origin-agent-cluster': '?1',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-dns-prefetch-control': 'off',
        'x-download-options': 'noopen',
        'x-frame-options': 'SAMEORIGIN',
        'x-permitted-cross-domain-policies': 'none',
        'x-xss-protection': '0',
      });
      expect(found['content-security-policy']).toContain('script-src');
    },
  );

  it('answers the preflight of a listed origin, and not with credentials where it has no sessions', async () => {
    const answer = await ask('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin: APP,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    const found = rulesOf(answer);

    expect(found).toMatchObject({
      'access-control-allow-origin': APP,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    });
    expect(found).not.toHaveProperty('access-control-allow-credentials');
  });

  it('lets no other origin read an answer', async () => {
    const init = { ...ASKED, headers: { ...ASKED.headers, origin: 'https://other.example' } };

    expect(rulesOf(await ask('/graphql', init))).not.toHaveProperty('access-control-allow-origin');
  });

  it('reports that it is healthy and ready, without a call to Operated', async () => {
    await stack.simulator.control.clearRequests();
    const answers = await Promise.all(['/healthz', '/readyz'].map((path) => ask(path)));

    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { status: 'ok' },
      { status: 'ready', redis: 'unused' },
    ]);
    expect((await stack.simulator.control.requests()).total).toBe(0);
  });

  it('serves Apollo Sandbox to a browser at / and at /graphql', async () => {
    for (const path of ['/', '/graphql']) {
      const answer = await ask(path, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });

      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(await answer.text()).toContain('embeddable-sandbox');
    }
  });
});

describe('a gateway in production', () => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, NODE_ENV: 'production', CORS_ORIGINS: APP } });

  it.each(['/', '/explorer', '/explorer/assets/x'])('serves nothing at %s', async (path) => {
    expect((await fetch(`${stack.gateway.url}${path}`, { headers: { accept: 'text/html' } })).status).toBe(
      404,
    );
  });

  it('serves no page at /graphql', async () => {
    const answer = await fetch(`${stack.gateway.url}/graphql`, { headers: { accept: 'text/html' } });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).not.toContain('text/html');
  });

  it('allows no introspection', async () => {
    const { status, errors } = await stack.gateway.query('{ __schema { types { name } } }');

    expect(status).toBe(400);
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each(SANDBOX)('does not let %s read answers', async (origin) => {
    const { headers } = await fetch(`${stack.gateway.url}/healthz`, { headers: { origin } });

    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers queries', async () => {
    expect((await stack.gateway.query('{ viewer { kind } }')).data).toEqual({ viewer: { kind: 'SERVICE' } });
  });
});

describe('a gateway that stops', () => {
  /** A stack with one query in progress, which this fault delays. */
  const busy = async (
    fault: Pick<FaultRule, 'kind' | 'delayMs'>,
    environment: Record<string, string> = {},
  ) => {
    const stack = await startStack({ environment });
    const token = await stack.simulator.userToken();
    await stack.simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', ...fault }]);
    await stack.simulator.control.clearRequests();
    const underWay = stack.gateway.query('{ hubs { totalCount } }', { token });
    await until(stack.simulator.control.requests, ({ total }) => total > 0);
    return { ...stack, underWay };
  };

  it('aborts requests that take too long', async () => {
    const { gateway, simulator, underWay } = await busy({ kind: 'hang' }, { SHUTDOWN_TIMEOUT_MS: '50' });
    const rejected = expect(underWay).rejects.toThrow();
    await gateway.stop();

    await rejected;
    await simulator.stop();
  });

  it('answers requests in progress, and does not wait for idle keep-alive connections', async () => {
    const { gateway, simulator, underWay } = await busy({ kind: 'delay', delayMs: 200 });
    const stopped = gateway.stop();

    expect((await underWay).data).toEqual({ hubs: { totalCount: 30 } });
    await stopped;
    await expect(fetch(`${gateway.url}/healthz`)).rejects.toThrow();
    await simulator.stop();
  });
});
