import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, type Report } from '../../../src/command-line/check/check.js';
import type { Finding } from '../../../src/command-line/check/finding.js';
import { SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';
import { connectRedis, describeWithRedisServer, startRedisServer } from '../../support/redis.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { startStubOperated } from '../../support/stub-operated.js';

endProcessesAfterAll();

const SESSION_SECRET = 'a-secret-of-sessions-that-nothing-prints';
const CALLBACK = 'http://127.0.0.1:4000/auth/callback';
const SIGN_IN = { SESSION_SECRET, OPERATED_REDIRECT_URI: CALLBACK };

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());
afterEach(() => simulator.control.clearFaults());

type Variables = Readonly<Record<string, string>>;

/** Checks the simulator with these variables. */
async function report(variables: Variables = {}, tokenFile?: string): Promise<Report> {
  return check({ OPERATED_BASE_URL: simulator.url, ...variables }, { tokenFile }, () => undefined);
}

async function findings(variables: Variables = {}): Promise<readonly Finding[]> {
  return (await report(variables)).findings;
}

/** The finding of one check. */
async function finding(name: string, variables: Variables = {}): Promise<Finding | undefined> {
  return (await findings(variables)).find(({ check }) => check === name);
}

function outcomes(found: readonly Finding[]): readonly string[] {
  return found.map(({ check, outcome }) => `${outcome} ${check}`);
}

describe('check fails where', () => {
  test('the configuration is not valid', async () => {
    await expect(report({ PORT: 'many' })).rejects.toThrow('PORT must be a whole number');
  });

  test.each([
    ['the host name cannot be resolved', 'http://operated.invalid', /DNS: .*(ENOTFOUND|EAI_AGAIN)/],
    ['nothing listens', 'http://127.0.0.1:9', /TCP: no connection \(ECONNREFUSED\)/],
  ])('%s', async (_, url, message) => {
    const { ok, findings: found } = await report({ OPERATED_BASE_URL: url, ...SERVICE_CREDENTIALS });
    expect(ok).toBe(false);
    expect(found[0]).toMatchObject({ check: 'Operated', outcome: 'failed' });
    expect(found[0]?.message).toMatch(message);
    // Without Operated the rest would repeat the same failure.
    expect(outcomes(found).slice(1)).toEqual([
      'skipped tokens, endpoints and sign-in',
      'skipped webhooks',
      'skipped Redis',
    ]);
  });

  test('the server has no TLS', async () => {
    const url = simulator.url.replace('http:', 'https:');
    const { message } = (await finding('Operated', { OPERATED_BASE_URL: url })) ?? {};
    expect(message).toMatch(/TLS: no trusted connection \((ERR_SSL|EPROTO)/);
  });

  test.each([
    ['redirects', { status: 302, headers: { location: 'https://elsewhere.example' } }, /scheme and host/],
    ['has no such path', { status: 404 }, /base URL/],
    ['asks for no token', { status: 200, body: [] }, /another server/],
    ['fails', { status: 500 }, /try again later/],
  ])('the server %s', async (_, answer, advice) => {
    const stub = await startStubOperated({ '/api/accounts/v1': answer });
    const found = await finding('Operated', { OPERATED_BASE_URL: stub.url });
    await stub.stop();
    expect(found).toMatchObject({ outcome: 'failed', advice: expect.stringMatching(advice) as string });
  });

  test('Operated rejects the client credentials; the endpoints are not asked without a token', async () => {
    const found = await findings({ ...SERVICE_CREDENTIALS, OPERATED_CLIENT_SECRET: 'wrong' });
    expect(found[1]).toMatchObject({
      check: 'service token',
      outcome: 'failed',
      message: 'Operated rejects the request: invalid_client',
    });
    expect(outcomes(found)[2]).toBe('skipped endpoints as the service');
  });

  test('the integration does not have a scope', async () => {
    const variables = { ...SERVICE_CREDENTIALS, OPERATED_SCOPES: 'hubs:read no:such:scope' };
    expect(await finding('service token', variables)).toMatchObject({
      outcome: 'failed',
      message: 'Operated rejects the request: invalid_scope',
      advice: expect.stringContaining('OPERATED_SCOPES') as string,
    });
  });

  test('the token lacks the scope of an endpoint, which is named', async () => {
    const variables = { ...SERVICE_CREDENTIALS, OPERATED_SCOPES: 'accounts:read' };
    expect(await finding('GET /api/hubs/v1 as the service', variables)).toMatchObject({
      outcome: 'failed',
      message: 'The token lacks the scope hubs:read. (FORBIDDEN)',
    });
    expect(await finding('GET /api/hubs/v1/{hubId} as the service', variables)).toMatchObject({
      outcome: 'skipped',
    });
  });

  test('one endpoint fails; the others are reported as they are', async () => {
    await simulator.control.faults([{ method: 'GET', path: '/api/spaces/v1', kind: 'status', status: 500 }]);
    const found = await findings(SERVICE_CREDENTIALS);
    expect(outcomes(found)).toContain('failed GET /api/spaces/v1 as the service');
    expect(found.filter(({ outcome }) => outcome === 'failed')).toHaveLength(1);
  });

  test('the redirect URI is not registered', async () => {
    const variables = {
      ...SERVICE_CREDENTIALS,
      ...SIGN_IN,
      OPERATED_REDIRECT_URI: 'https://other.example/auth/callback',
    };
    expect(await finding('sign-in', variables)).toMatchObject({
      outcome: 'failed',
      message: 'Operated answers the request with HTTP status 400',
      advice: expect.stringContaining('https://other.example/auth/callback') as string,
    });
  });

  test('Operated rejects the scopes of the sign-in', async () => {
    const variables = { ...SERVICE_CREDENTIALS, ...SIGN_IN, SESSION_SCOPES: 'no:such:scope' };
    expect(await finding('sign-in', variables)).toMatchObject({
      outcome: 'failed',
      message: 'Operated rejects the request: invalid_scope',
    });
  });

  test('Operated cannot reach the URL of the webhooks', async () => {
    // An Operated with a public address: the check of webhooks sends nothing.
    const { checkWebhooks } = await import('../../../src/command-line/check/check-webhooks.js');
    const { readGatewayConfig } = await import('../../../src/config/gateway-config.js');
    const outcomeOf = async (url: string, operated = 'https://192.0.2.1') => {
      const variables = { OPERATED_BASE_URL: operated, WEBHOOK_URL: url, ...SERVICE_CREDENTIALS };
      const { outcome, message } = await checkWebhooks(readGatewayConfig(variables));
      return `${outcome}: ${message}`;
    };
    expect(await outcomeOf('https://gateway.invalid')).toMatch(/^failed: DNS/);
    expect(await outcomeOf('https://127.0.0.1:4000')).toMatch(/^failed: .*private address/);
    expect(await outcomeOf('https://10.1.2.3')).toMatch(/^failed: .*private address/);
    expect(await outcomeOf('https://[fd00::1]')).toMatch(/^failed: .*private address/);
    expect(await outcomeOf('http://192.0.2.2')).toMatch(/^failed: .*not https/);
    expect(await outcomeOf('https://192.0.2.2')).toMatch(/^ok/);
    expect(await outcomeOf('http://10.1.2.3', 'http://10.1.2.4')).toMatch(/^ok/);
  });
});

describe('check reports', () => {
  test('what it skips without credentials, with the reason', async () => {
    const { ok, findings: found } = await report();
    expect(ok).toBe(true);
    expect(outcomes(found)).toEqual([
      'ok Operated',
      'skipped service token',
      'skipped endpoints as the service',
      'skipped endpoints as a user',
      'skipped sign-in',
      'skipped webhooks',
      'skipped Redis',
    ]);
  });

  test('the scopes of the service, every endpoint with its rows, and the sign-in', async () => {
    const { ok, findings: found } = await report({
      ...SERVICE_CREDENTIALS,
      ...SIGN_IN,
      WEBHOOK_URL: CALLBACK,
    });
    expect(ok).toBe(true);
    expect(found.map(({ check, message }) => `${check}: ${message}`)).toEqual([
      expect.stringContaining('HTTP status 401'),
      'service token: issued for 60 minutes with the scopes hubs:read accounts:read',
      'GET /identity/oauth/v2/userinfo as the service: it does not apply to the service',
      'GET /api/accounts/v1 as the service: 1 row',
      'GET /api/accounts/v1/groups as the service: 2 rows',
      'GET /api/spaces/v1 as the service: 9 rows',
      'GET /api/hubs/v1 as the service: 30 rows',
      'GET /api/hubs/v1/{hubId} as the service: answers',
      'endpoints as a user: no access token of a user was given by --token-file',
      `sign-in: Operated shows a page for the redirect URI ${CALLBACK}`,
      expect.stringContaining('webhooks: '),
      'Redis: REDIS_URL is not set: the gateway keeps everything in memory',
    ]);
  });
});

describe('check with the token of a user', () => {
  let folder = '';
  const file = async (content: string) => {
    const path = join(folder, 'token');
    await writeFile(path, content);
    return path;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'check-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('rejects a file that is missing, or holds no single token, and shows nothing of it', async () => {
    await expect(report({}, join(folder, 'none'))).rejects.toThrow('The token file cannot be read: ENOENT');
    for (const content of ['', 'two words', '"quoted"']) {
      await expect(report({}, await file(content))).rejects.toThrow(
        'The token file must hold one access token, and nothing else',
      );
    }
  });

  test('reports that Operated rejects it', async () => {
    const { findings: found } = await report({}, await file('expired-token'));
    expect(found.find(({ check }) => check === 'GET /api/hubs/v1 as the user')).toMatchObject({
      outcome: 'failed',
      message: 'Operated says that the token is not valid. (UNAUTHENTICATED)',
    });
  });

  test('asks every endpoint, user info too', async () => {
    const token = await simulator.userToken();
    const { ok, findings: found } = await report({}, await file(`${token}\n`));
    expect(ok).toBe(true);
    expect(outcomes(found)).toContain('ok GET /identity/oauth/v2/userinfo as the user');
    expect(JSON.stringify(found)).not.toContain(token);
  });
});

describe('The command', () => {
  const run = async (variables: Variables, ...args: readonly string[]) => {
    const launched = launchNode('dist/src/main.js', { OPERATED_BASE_URL: simulator.url, ...variables }, [
      'check',
      ...args,
    ]);
    const { code } = await launched.ended();
    return { code, said: launched.said(), complained: launched.complained() };
  };

  test('prints a line for each check with advice, nothing of a secret, and exits with 1 where one failed', async () => {
    const { code, said, complained } = await run({
      OPERATED_CLIENT_ID: 'demo-client',
      OPERATED_CLIENT_SECRET: 'not-the-secret',
      SESSION_SECRET,
      OPERATED_REDIRECT_URI: CALLBACK,
      REDIS_URL: 'redis://user:the-password@127.0.0.1:9',
    });
    expect({ code, complained }).toEqual({ code: 1, complained: '' });
    expect(said).toMatch(/^ok {7}Operated: /);
    expect(said).toMatch(/^failed {3}service token: .*invalid_client\n {9}Compare OPERATED_CLIENT_ID/m);
    expect(said).toMatch(/^failed {3}Redis: cannot be used \(ECONNREFUSED\)/m);
    for (const secret of ['not-the-secret', SESSION_SECRET, 'the-password']) {
      expect(said).not.toContain(secret);
    }
  });

  test('prints one JSON object with --json, and exits with 0 where nothing failed', async () => {
    const { code, said } = await run(SERVICE_CREDENTIALS, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      ok: true,
      findings: expect.arrayContaining([
        { check: 'GET /api/hubs/v1 as the service', outcome: 'ok', message: '30 rows' },
      ]) as unknown,
    });
  });
});

describeWithRedisServer('check of Redis', () => {
  test('reports the version, and fails for a wrong password, evictions and a replica', async () => {
    const server = await startRedisServer();
    const redis = await connectRedis(server);
    try {
      expect(await finding('Redis', { REDIS_URL: server.url })).toMatchObject({
        outcome: 'ok',
        message: expect.stringMatching(/^version \d+\.\d+\.\d+, eviction policy noeviction$/) as string,
      });
      await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
      // Redis without a limit evicts nothing.
      expect(await finding('Redis', { REDIS_URL: server.url })).toMatchObject({ outcome: 'ok' });
      await redis.config('SET', 'maxmemory', '100mb');
      expect(await finding('Redis', { REDIS_URL: server.url })).toMatchObject({
        outcome: 'failed',
        message: expect.stringContaining('eviction policy allkeys-lru') as string,
      });
      await redis.config('SET', 'maxmemory', '0');
      await redis.replicaof('127.0.0.1', '9');
      expect(await finding('Redis', { REDIS_URL: server.url })).toMatchObject({
        outcome: 'failed',
        message: expect.stringContaining('a replica') as string,
      });
      await redis.config('SET', 'requirepass', 'the-password');
      const unauthenticated = await finding('Redis', { REDIS_URL: server.url });
      expect(unauthenticated).toMatchObject({ outcome: 'failed', message: 'cannot be used (NOAUTH)' });
      const wrong = server.url.replace('redis://', 'redis://:wrong-password@');
      expect(await finding('Redis', { REDIS_URL: wrong })).toMatchObject({
        outcome: 'failed',
        message: 'cannot be used (WRONGPASS)',
      });
    } finally {
      redis.disconnect();
      await server.stop();
    }
  });
});
