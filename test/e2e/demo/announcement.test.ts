import { execFileSync } from 'node:child_process';
import { CURL } from '../../support/curl.js';
import { type Announced, announced } from '../../support/demo-process.js';
import { freePort } from '../../support/free-port.js';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';
import { describeWith } from '../../support/requirement.js';

const DEMO = 'dist/demo/main.js';
const FREE_PORTS = { PORT: '0', SIMULATOR_PORT: '0' };

endProcessesAfterAll();

async function ask(url: string, query: string, token?: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: await response.json() };
}

describe('The demo', () => {
  let demo: Announced;
  beforeAll(async () => {
    demo = await announced(launchNode(DEMO, FREE_PORTS));
  });

  test('prints its addresses once they answer', async () => {
    for (const path of ['/readyz', '/healthz', '/explorer', '/']) {
      expect(demo.text).toContain(demo.gatewayUrl);
      const { status } = await fetch(`${demo.gatewayUrl}${path}`);
      expect([path, status]).toEqual([path, 200]);
    }
    expect(demo.text).toContain(`${demo.simulatorUrl}/doc/swagger/`);
    expect((await fetch(`${demo.simulatorUrl}/doc/swagger/`)).status).toBe(200);
  });

  test('answers the printed query with the printed token', async () => {
    const { status, body } = await ask(demo.gatewayUrl, demo.query, demo.token);
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { viewer: { kind: 'USER', email: 'admin@demo.example' } } });
    expect(body).not.toHaveProperty('errors');
    expect(JSON.stringify(body)).toContain('"vendorName":"');
  });

  test('answers without a token too, as the service', async () => {
    const { status, body } = await ask(demo.gatewayUrl, demo.query);
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { viewer: { kind: 'SERVICE' } } });
    expect(body).not.toHaveProperty('errors');
  });

  test.each(['/', '/explorer'])(
    'opens the explorer at %s with the query and the token filled in',
    async (path) => {
      const page = await (await fetch(`${demo.gatewayUrl}${path}`)).text();
      expect(page).toContain(demo.token);
      expect(page).toContain('query Rooms');
    },
  );

  test('has no sign-in where the port is not known before the start', async () => {
    expect(demo.text).not.toContain('Sign in');
    expect((await fetch(`${demo.gatewayUrl}/auth/login`)).status).toBe(404);
  });

  describeWith(CURL, 'with curl', () => {
    test('the printed command gets its answer', () => {
      const answer = execFileSync('sh', ['-c', demo.curl], {
        encoding: 'utf8',
        timeout: 20_000,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(JSON.parse(answer)).toMatchObject({ data: { hubs: { nodes: [{}, {}, {}] } } });
    });
  });
});

describe('The demo with variables that override its defaults', () => {
  let demo: Announced;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    const variables = { SERVICE_ACCESS: 'off', SIMULATOR_HUBS: '3', EXPLORER: 'off' };
    demo = await announced(launchNode(DEMO, { PORT: String(port), SIMULATOR_PORT: '0', ...variables }));
  });

  test("signs in with PORT at the simulator's page, with the port in the redirect URI", async () => {
    const url = /Sign in +(\S+)/.exec(demo.text)?.[1];
    expect(url).toBe(`http://127.0.0.1:${port}/auth/login`);
    const { headers } = await fetch(`http://127.0.0.1:${port}/auth/login`, { redirect: 'manual' });
    const page = new URL(headers.get('location') ?? '');
    expect(page.origin).toBe(demo.simulatorUrl);
    expect(page.searchParams.get('redirect_uri')).toBe(`http://127.0.0.1:${port}/auth/callback`);
    expect((await fetch(page)).status).toBe(200);
  });

  test('opens the sign-in to apps on the ports of common dev servers, at both names of loopback', async () => {
    expect(demo.text).toContain(`  at http://localhost:…   http://localhost:${port}\n`);
    for (const name of ['localhost', '127.0.0.1']) {
      const returnTo = `http://${name}:5173/rooms`;
      const login = `http://${name}:${port}/auth/login?${new URLSearchParams({ returnTo }).toString()}`;
      expect((await fetch(login, { redirect: 'manual' })).status).toBe(303);
      const headers = { origin: `http://${name}:5173` };
      const session = await fetch(`http://${name}:${port}/auth/session`, { headers });
      expect(session.headers.get('access-control-allow-origin')).toBe(headers.origin);
      expect(session.headers.get('access-control-allow-credentials')).toBe('true');
      expect(await session.json()).toEqual({ signedIn: false });
    }
  });

  test('needs a token with SERVICE_ACCESS=off', async () => {
    const query = '{ hubs { totalCount } }';
    expect((await ask(demo.gatewayUrl, query)).status).toBe(401);
    expect((await ask(demo.gatewayUrl, query, demo.token)).status).toBe(200);
  });

  test('has as many hubs as SIMULATOR_HUBS', async () => {
    const world: unknown = await (await fetch(`${demo.simulatorUrl}/_control/world`)).json();
    expect(world).toMatchObject({ hubs: [{}, {}, {}] });
  });

  test('serves and announces no explorer with EXPLORER=off', async () => {
    expect(demo.text).not.toMatch(/Explorer|Sandbox/);
    expect((await fetch(`${demo.gatewayUrl}/explorer`)).status).toBe(404);
  });
});

describe('The demo with OPERATED_BASE_URL', () => {
  test('uses another Operated, for which it has no token', async () => {
    const demo = launchNode(DEMO, { ...FREE_PORTS, OPERATED_BASE_URL: 'http://127.0.0.1:1' });
    const { text, gatewayUrl, token, simulatorUrl } = await announced(demo);
    expect([token, simulatorUrl]).toEqual(['', '']);
    expect(text).not.toContain('Authorization');
    const { body } = await ask(gatewayUrl, '{ hubs { totalCount } }');
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
  });
});
