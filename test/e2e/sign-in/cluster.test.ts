import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { describeWithRedis, describeWithRedisServer, startRedisServer } from '../../support/redis.js';
import {
  agree,
  browse,
  CookieJar,
  SESSION_SECRET,
  signIn,
  signInVariables,
} from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { freePort } from '../../support/free-port.js';
import { until } from '../../support/until.js';

const HUBS = '{ hubs(first: 1) { totalCount } }';
const TOKEN = 'POST /identity/oauth/v2/token';
const ask = (gateway: TestGateway, jar: CookieJar) =>
  gateway.query(HUBS, { headers: { cookie: jar.header } });

describeWithRedis('gateways that share a Redis', (redis) => {
  let simulator: TestSimulator;
  let variables: Record<string, string>;
  let skewMs: number;
  const now = () => Date.now() + skewMs;
  const running = new Set<TestGateway>();

  const start = async (environment: Readonly<Record<string, string>> = {}): Promise<TestGateway> => {
    const gateway = await startTestGateway(simulator.url, { ...variables, ...environment }, { now });
    running.add(gateway);
    return gateway;
  };
  const stop = async (gateway: TestGateway) => {
    running.delete(gateway);
    await gateway.stop();
  };

  beforeEach(async () => {
    skewMs = 0;
    simulator = await startSimulator({ refreshedToken: 'ends' });
    variables = { ...signInVariables(await freePort()), REDIS_URL: redis().url };
  });

  afterEach(async () => {
    await Promise.all([...running].map(stop));
    await simulator.stop();
  });

  it('should spend one refresh token for 50 requests at two gateways on a session that is about to expire', async () => {
    const gateways = [await start(), await start({ PORT: '0' })] as const;
    const jar = await signIn(gateways[0].url);
    await simulator.control.clearRequests();
    skewMs = 59.5 * 60_000;
    await simulator.control.advance(skewMs / 1_000);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => ask(gateways[index % 2 === 0 ? 0 : 1], jar)),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect((await simulator.control.requests()).byEndpoint[TOKEN]).toBe(1);
  });

  it('should spend one for 50 whose token Operated revoked early', async () => {
    const gateways = [await start(), await start({ PORT: '0' })] as const;
    const jar = await signIn(gateways[0].url);
    await simulator.control.clearRequests();
    await simulator.control.advance(3_700);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => ask(gateways[index % 2 === 0 ? 0 : 1], jar)),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect((await simulator.control.requests()).byEndpoint[TOKEN]).toBe(1);
  });

  it('should accept a session after a restart, and with a new secret before the old one', async () => {
    const first = await start();
    const jar = await signIn(first.url);
    await stop(first);
    const second = await start({ SESSION_SECRET: `another-secret-0123456789-abcdefghij,${SESSION_SECRET}` });
    expect(await ask(second, jar)).toMatchObject({ status: 200, errors: [] });
  });

  it('should not accept a session whose secret was removed', async () => {
    const first = await start();
    const jar = await signIn(first.url);
    await stop(first);
    const second = await start({ SESSION_SECRET: 'another-secret-0123456789-abcdefghij' });
    expect(await ask(second, jar)).toMatchObject({ status: 401 });
  });

  it('should end a session at all of them', async () => {
    const [one, other] = [await start(), await start({ PORT: '0' })];
    const jar = await signIn(one.url);
    const cookie = jar.header;
    expect(await ask(other, jar)).toMatchObject({ errors: [] });
    await browse(jar, `${other.url}/auth/logout`, { method: 'POST' });
    expect(await one.query(HUBS, { headers: { cookie } })).toMatchObject({ status: 401 });
  });

  it('should let a sign-in that started at one finish at another', async () => {
    const [one, other] = [await start(), await start({ PORT: '0' })];
    const jar = new CookieJar();
    const callback = await agree(jar, one.url);
    const response = await browse(jar, new URL(`${callback.pathname}${callback.search}`, other.url));
    expect(response.status).toBe(303);
    expect(await ask(one, jar)).toMatchObject({ errors: [] });
  });

  it('should count guesses of keys together', async () => {
    const environment = {
      SERVICE_ACCESS: 'apiKey',
      API_KEYS: `reader/${'0'.repeat(64)}/hubs:read`,
      FAILED_API_KEYS_PER_MINUTE: '3',
      TRUSTED_PROXIES: '127.0.0.1',
    };
    const gateways = [await start(environment), await start({ ...environment, PORT: '0' })];
    // Until its connection to Redis is ready, a gateway counts in its own memory.
    for (const { url } of gateways) {
      await until(
        async () => (await fetch(`${url}/readyz`)).text(),
        (health) => health.includes('"connected"'),
      );
    }
    const headers = { 'x-api-key': 'opg_guess', 'x-forwarded-for': `10.0.0.${process.pid % 256}` };
    const statuses: number[] = [];
    for (const gateway of [...gateways, ...gateways]) {
      statuses.push((await gateway.query(HUBS, { headers })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
  });
});

describeWithRedisServer('a gateway whose Redis is gone', () => {
  it('should answer callers with a token, and report that sessions cannot be read', async () => {
    const redis = await startRedisServer();
    const simulator = await startSimulator();
    const environment = { ...signInVariables(await freePort()), REDIS_URL: redis.url };
    const gateway = await startTestGateway(simulator.url, environment);
    const jar = await signIn(gateway.url);
    await redis.stop();

    expect(await gateway.query(HUBS, { token: await simulator.token() })).toMatchObject({ errors: [] });
    expect(await ask(gateway, jar)).toMatchObject({
      errors: [
        {
          message: 'The sessions cannot be read at the moment.',
          extensions: { code: 'UPSTREAM_UNAVAILABLE' },
        },
      ],
    });
    expect((await browse(jar, `${gateway.url}/auth/session`)).status).toBe(500);
    const headers = { cookie: jar.header };
    expect(await connectSocket(gateway, { headers }).closed).toMatchObject({ code: 1013 });
    const stream = await fetch(`${gateway.url}/graphql/stream?query={viewer{kind}}`, { headers });
    expect(stream.status).toBe(503);
    await gateway.stop();
    await simulator.stop();
  });
});
