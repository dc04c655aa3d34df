import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import { freePort } from '../../support/free-port.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { type OperatedProxy, startOperatedProxy } from '../../support/operated-proxy.js';
import { connectRedis, describeWithRedis } from '../../support/redis.js';
import { agree, CookieJar, SESSION_SECRET, signInVariables } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

jest.setTimeout(60_000);

const QUERY = '{ viewer { id email scopes } hubs(first: 1) { totalCount } spaces(first: 1) { totalCount } }';
const TOKEN_PATH = '/identity/oauth/v2/token';
const KINDS = ['status', 'reset', 'truncate', 'invalid-json', 'html', 'wrong-shape', 'empty'] as const;

const key = createApiKey();
const wrongKey = createApiKey();
const bearer = 'canary-bearer-token-of-nobody';

describeWithRedis('no secret comes out', (redis) => {
  let simulator: TestSimulator;
  let proxy: OperatedProxy;
  let gateway: TestGateway;
  /** Every answer of the gateway, without the cookies that it set. */
  let answers: string[];
  let cookies: Set<string>;

  beforeEach(async () => {
    answers = [];
    cookies = new Set();
    simulator = await startSimulator();
    proxy = await startOperatedProxy(simulator.url);
    gateway = await startTestGateway(proxy.url, {
      ...signInVariables(await freePort()),
      REDIS_URL: redis().url,
      LOG_LEVEL: 'trace',
      OPERATED_TIMEOUT_MS: '2000',
      SERVICE_ACCESS: 'apiKey',
      API_KEYS: `reader/${sha256(key)}/hubs:read+accounts:read`,
      FAILED_API_KEYS_PER_MINUTE: '100',
      AUTH_REQUESTS_PER_MINUTE: '1000',
    });
  });

  afterEach(async () => {
    await gateway.stop();
    await proxy.stop();
    await simulator.stop();
  });

  const go = async (jar: CookieJar, url: string | URL, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url, {
      ...init,
      headers: { ...(jar.header === '' ? {} : { cookie: jar.header }), ...init.headers },
      redirect: 'manual',
    });
    jar.take(response);
    const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
    answers.push(`${JSON.stringify(headers)}\n${await response.clone().text()}`);
    for (const name of ['operated-session', 'operated-sign-in']) cookies.add(jar.get(name) ?? '');
    return response;
  };
  const query = (jar: CookieJar, headers: Readonly<Record<string, string>> = {}, text = QUERY) =>
    go(jar, `${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: text }),
    });
  const login = async (jar: CookieJar): Promise<URL> => {
    const callback = await agree(jar, gateway.url, '/explorer');
    cookies.add(jar.get('operated-sign-in') ?? '');
    codes.push(callback.searchParams.get('code') ?? '');
    return callback;
  };
  let codes: string[] = [];
  const fail = (path: string, kind: FaultRule['kind']) =>
    simulator.control.faults([{ method: '*', path, kind, ...(kind === 'status' ? { status: 500 } : {}) }]);

  /** The secrets that the gateway and Operated exchanged. */
  const secrets = (): string[] => {
    const found = new Set([SESSION_SECRET, 'demo-secret', key, wrongKey, bearer, ...codes, ...cookies]);
    for (const body of proxy.bodies) {
      for (const [name, value] of new URLSearchParams(body)) {
        if (/^(code|codeVerifier|code_verifier|refresh_token|client_secret)$/.test(name)) found.add(value);
      }
      for (const [, value] of body.matchAll(/"(?:access|refresh)_token":"([^"]+)"/g)) found.add(value ?? '');
    }
    found.delete('');
    return [...found];
  };
  const redisContents = async (): Promise<string> => {
    const client = await connectRedis(redis());
    const keys = await client.keys('*');
    const values = await Promise.all(keys.map((name) => client.get(name)));
    client.disconnect();
    expect(keys.some((name) => name.startsWith('operated-gateway:session:'))).toBe(true);
    return [...keys, ...values].join('\n');
  };

  const everything = async () => {
    const jar = new CookieJar();
    const callback = await login(jar);
    for (const kind of KINDS) {
      await fail(TOKEN_PATH, kind);
      await go(jar, callback);
      await simulator.control.clearFaults();
      await go(jar, await login(jar));
    }
    await go(jar, callback);
    await go(new CookieJar(), callback);
    await go(jar, `${gateway.url}/auth/callback?error=access_denied&state=unknown`);
    await go(jar, `${gateway.url}/auth/login?returnTo=//evil.example`);
    await go(jar, `${gateway.url}/auth/session`);
    await query(jar);
    await query(jar, { authorization: `Bearer ${bearer}` });
    await query(jar, { authorization: `Basic ${bearer}` });
    await query(jar, { authorization: `Bearer ${bearer} ${bearer}` });
    await query(jar, { 'x-api-key': key });
    await query(jar, { 'x-api-key': wrongKey });
    await query(jar, { authorization: `Bearer ${wrongKey}` });
    await query(jar, { 'x-api-key': key, authorization: `Bearer ${bearer}` });
    await query(jar, { origin: 'https://evil.example' });
    await query(jar, {}, '{ viewer { nonsense } ');
    for (const kind of KINDS) {
      await fail('*', kind);
      await query(jar);
      await query(new CookieJar(), { 'x-api-key': key });
      await query(new CookieJar(), { authorization: `Bearer ${bearer}` });
    }
    await simulator.control.clearFaults();
    await simulator.control.advance(3_700);
    await query(jar);
    await simulator.control.revoke({ clientId: 'demo-client' });
    await query(jar);
    const last = new CookieJar();
    await go(last, await login(last));
    await query(last);
  };

  it('should be in no log, answer, page, address or Redis, in success and failure', async () => {
    codes = [];
    await everything();
    const log = gateway.log.join('\n');
    const stored = await redisContents();
    const text = answers.join('\n');

    expect(secrets().length).toBeGreaterThan(40);
    expect(answers.length).toBeGreaterThan(50);
    expect(secrets().filter((secret) => log.includes(secret))).toEqual([]);
    expect(secrets().filter((secret) => text.includes(secret))).toEqual([]);
    expect(secrets().filter((secret) => stored.includes(secret))).toEqual([]);
  });
});
