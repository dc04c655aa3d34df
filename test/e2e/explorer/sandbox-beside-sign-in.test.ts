import { startSignInGateway } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

const SANDBOX = 'apollographql.com';

describe('A gateway with the sign-in', () => {
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  const pagesOf = async (environment: Readonly<Record<string, string>>) => {
    const gateway = await startSignInGateway(simulator.url, environment);
    try {
      const ask = (path: string) =>
        fetch(`${gateway.url}${path}`, { headers: { accept: 'text/html' }, redirect: 'manual' });
      const [root, graphql, explorer] = [await ask('/'), await ask('/graphql'), await ask('/explorer')];
      const preflight = await fetch(`${gateway.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://sandbox.embed.apollographql.com',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
      const introspection = await gateway.query('{ __schema { queryType { name } } }', {
        token: await simulator.userToken(),
      });
      return {
        root: { status: root.status, location: root.headers.get('location'), html: await root.text() },
        graphql: await graphql.text(),
        explorer: explorer.status,
        policies: [root, graphql].map(({ headers }) => headers.get('content-security-policy')).join(' '),
        allowedOrigin: preflight.headers.get('access-control-allow-origin'),
        introspection: introspection.data,
      };
    } finally {
      await gateway.stop();
    }
  };

  it('should run no script of a CDN on the origin of its sessions: `/` redirects to the explorer', async () => {
    const pages = await pagesOf({});
    expect(pages.root).toMatchObject({ status: 302, location: '/explorer' });
    expect(`${pages.root.html} ${pages.graphql} ${pages.policies}`).not.toContain(SANDBOX);
    expect(pages.allowedOrigin).toBeNull();
    expect(pages.explorer).toBe(200);
    expect(pages.introspection).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });

  it('should serve Sandbox with EXPLORER=on', async () => {
    const pages = await pagesOf({ EXPLORER: 'on' });
    expect(pages.root).toMatchObject({ status: 200, location: null });
    expect(pages.root.html).toContain(SANDBOX);
    expect(pages.graphql).toContain(SANDBOX);
    expect(pages.explorer).toBe(200);
  });

  it('should serve neither with EXPLORER=off', async () => {
    const pages = await pagesOf({ EXPLORER: 'off' });
    expect([pages.root.status, pages.explorer]).toEqual([404, 404]);
    expect(pages.graphql).not.toContain(SANDBOX);
    expect(pages.introspection).toBeUndefined();
  });
});
