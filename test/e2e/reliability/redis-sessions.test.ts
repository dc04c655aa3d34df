import { freePort } from '../../support/free-port.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import {
  connectRedis,
  describeWithRedisServer,
  executions,
  startRedisServer,
  type TestRedisServer,
} from '../../support/redis.js';
import { agree, browse, CookieJar, signIn, signInVariables } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { connectSocket } from '../../support/live.js';
import { hubsOf } from '../../support/world.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';
import { until } from '../../support/until.js';

const QUICK = {
  OPERATED_TIMEOUT_MS: '1000',
  POLL_INTERVAL_MS: '200',
  POLL_IDLE_INTERVAL_MS: '200',
  AUTHORIZATION_TTL_MS: '300',
  SHUTDOWN_SPREAD_MS: '0',
};
const ALL = 'subscription { hubChanged(includeCurrent: true) { hub { id customId } } }';
type Event = { readonly hubChanged: { readonly hub: { readonly id: string; readonly customId: string } } };
const HUBS = '{ hubs(first: 1) { totalCount } }';
const TOKEN = 'POST /identity/oauth/v2/token';
/** Within the last minute of an access token, in which it is renewed. */
const RENEWAL_DUE_MS = 59.5 * 60_000;
const EXPIRED_MS = 61 * 60_000;

describeWithRedisServer('sessions while Redis is away', () => {
  let redis: TestRedisServer;
  let redisPort: number;
  /** Between the first gateway and Redis. */
  let proxy: TcpProxy;
  let simulator: TestSimulator;
  let gateways: readonly [TestGateway, TestGateway];
  let jar: CookieJar;
  let skewMs: number;

  beforeEach(async () => {
    skewMs = 0;
    redisPort = await freePort();
    redis = await startRedisServer(redisPort);
    simulator = await startSimulator({ refreshedToken: 'ends' });
    proxy = await startTcpProxy(redisPort);
    const variables = { ...signInVariables(await freePort()), ...QUICK };
    const start = (own: Record<string, string>) =>
      startTestGateway(simulator.url, { ...variables, ...own }, { now: () => Date.now() + skewMs });
    gateways = [
      await start({ REDIS_URL: `redis://127.0.0.1:${proxy.port}` }),
      await start({ REDIS_URL: redis.url, PORT: '0' }),
    ];
    jar = await signIn(gateways[0].url);
    await simulator.control.clearRequests();
  });

  afterEach(async () => {
    for (const gateway of gateways) await gateway.stop();
    await proxy.stop();
    await redis.stop();
    await simulator.stop();
  });

  const ask = (gateway: TestGateway, cookie = jar.header) => gateway.query(HUBS, { headers: { cookie } });
  const redisHealth = async (gateway: TestGateway) =>
    ((await (await fetch(`${gateway.url}/readyz`)).json()) as { redis: string }).redis;
  const reached = async (wanted: 'connected' | 'unreachable') => {
    for (const gateway of gateways) {
      await until(
        () => redisHealth(gateway),
        (health) => health === wanted,
      );
    }
  };
  const advance = async (toMs: number) => {
    await simulator.control.advance((toMs - skewMs) / 1_000);
    skewMs = toMs;
  };
  const refreshes = async () => (await simulator.control.requests()).byEndpoint[TOKEN] ?? 0;
  const UNREADABLE = {
    errors: [
      {
        message: 'The sessions cannot be read at the moment.',
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
    ],
  };

  it('should not serve a session that this gateway has not read, or an invented one', async () => {
    await ask(gateways[0]);
    redis.freeze();

    expect(await ask(gateways[1])).toMatchObject(UNREADABLE);
    const invented = `operated-session=${'A'.repeat(43)}`;
    expect(await ask(gateways[0], invented)).toMatchObject(UNREADABLE);
    expect(await ask(gateways[0])).toMatchObject({ status: 200, errors: [] });
  });

  it('should never serve a session again that signed out here, during the outage and after it', async () => {
    for (const gateway of gateways) expect(await ask(gateway)).toMatchObject({ errors: [] });
    const cookie = jar.header;
    redis.freeze();
    const signedOut = await browse(jar, `${gateways[0].url}/auth/logout`, { method: 'POST' });

    expect(signedOut.status).toBe(204);
    expect(await ask(gateways[0], cookie)).toMatchObject({ status: 401 });
    redis.thaw();
    await reached('connected');
    expect(await ask(gateways[0], cookie)).toMatchObject({ status: 401 });
    // The other gateway reads Redis again, from which the session is deleted as soon as it can be.
    await until(
      () => ask(gateways[1], cookie),
      ({ status }) => status === 401,
    );
  });

  it('should not serve a session from memory that signed out at another gateway before', async () => {
    for (const gateway of gateways) expect(await ask(gateway)).toMatchObject({ errors: [] });
    const cookie = jar.header;
    await browse(jar, `${gateways[0].url}/auth/logout`, { method: 'POST' });
    // Redis may be frozen before it has sent the message to the other gateway.
    await until(
      () => ask(gateways[1], cookie),
      ({ status }) => status === 401,
    );
    redis.freeze();

    expect(await ask(gateways[1], cookie)).toMatchObject({ status: 401 });
  });

  it('should be served while Redis hangs, and not be asked for in Redis', async () => {
    await ask(gateways[0]);
    const before = await executions(redis, 'getex');
    redis.freeze();
    expect(await ask(gateways[0])).toMatchObject({ status: 200, errors: [] });
    await reached('unreachable');
    for (let count = 0; count < 20; count += 1) {
      expect(await ask(gateways[0])).toMatchObject({ status: 200, errors: [] });
    }
    expect((await browse(jar, `${gateways[0].url}/auth/session`)).status).toBe(200);
    expect(gateways[0].log.join('')).toContain('Redis cannot be reached');
    redis.thaw();
    await reached('connected');

    // Redis has executed what arrived during the hang: one read, before the breaker opened.
    expect((await executions(redis, 'getex')) - before).toBeLessThanOrEqual(1);
  });

  it('should not spend a refresh token that could not be stored, and renew once Redis is back', async () => {
    await ask(gateways[0]);
    await advance(RENEWAL_DUE_MS);
    redis.freeze();
    expect(await ask(gateways[0])).toMatchObject({ status: 200, errors: [] });
    await advance(EXPIRED_MS);
    expect(await ask(gateways[0])).toMatchObject({
      errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
    expect(await refreshes()).toBe(0);
    redis.thaw();
    await reached('connected');

    await until(
      () => ask(gateways[0]),
      ({ errors }) => errors.length === 0,
    );
    expect(await refreshes()).toBe(1);
  }, 30_000);

  /** Lets the first gateway spend a refresh token, and cuts it off from Redis before it can store the new one. */
  const spendAndFail = async () => {
    await ask(gateways[0]);
    await advance(EXPIRED_MS);
    await simulator.control.faults([
      { method: 'POST', path: '/identity/oauth/v2/token', kind: 'delay', delayMs: 300 },
    ]);
    const renewing = ask(gateways[0]);
    await until(refreshes, (count) => count === 1);
    proxy.swallow();
    expect(await renewing).toMatchObject({ status: 200, errors: [] });
    expect(gateways[0].log.join('')).toContain('a renewed session could not be stored yet');
  };
  const stored = async () => {
    proxy.forward();
    await until(
      () => gateways[0].log.join(''),
      (log) => log.includes('a renewed session is stored now'),
    );
  };

  it('should lose no session whose refresh token was spent and could not be stored', async () => {
    await spendAndFail();
    expect(await ask(gateways[0])).toMatchObject({ status: 200, errors: [] });
    await stored();

    expect(await ask(gateways[1])).toMatchObject({ status: 200, errors: [] });
    expect(await refreshes()).toBe(1);
    expect(gateways[0].log.join('')).not.toMatch(/"(access|refresh)_?token":"(?!\[redacted\])/i);
  }, 30_000);

  it('should not be ended by another gateway that finds the spent refresh token', async () => {
    await spendAndFail();
    expect(await ask(gateways[1])).toMatchObject({
      errors: [{ message: 'The session is being renewed.', extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
    expect(await refreshes()).toBe(1);
    await stored();

    expect(await ask(gateways[1])).toMatchObject({ status: 200, errors: [] });
  }, 60_000);

  it('should store renewed tokens when its gateway stops', async () => {
    await spendAndFail();
    proxy.forward();
    await until(
      () => redisHealth(gateways[0]),
      (health) => health === 'connected',
    );
    await gateways[0].stop();

    expect(gateways[0].log.join('')).not.toContain('renewed sessions are lost');
    expect(await ask(gateways[1])).toMatchObject({ status: 200, errors: [] });
    expect(await refreshes()).toBe(1);
  }, 30_000);

  it('should report the tokens that are lost when its gateway stops while Redis is away', async () => {
    await spendAndFail();
    await gateways[0].stop();

    expect(gateways[0].log.join('')).toContain(
      '"sessions":1,"msg":"renewed sessions are lost with this process"',
    );
  }, 30_000);

  it('should not begin while Redis hangs: the browser gets a page to try again', async () => {
    const browser = new CookieJar();
    const callback = await agree(browser, gateways[0].url);
    redis.freeze();
    const answer = await browse(browser, callback);

    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('The gateway cannot store your sign-in at the moment.');
    redis.thaw();
    await reached('connected');
    expect(await ask(gateways[0], (await signIn(gateways[0].url, browser)).header)).toMatchObject({
      errors: [],
    });
  }, 30_000);

  it('should be served by a Redis that only reads, as after a failover', async () => {
    await ask(gateways[0]);
    const control = await connectRedis(redis);
    await control.replicaof('127.0.0.1', redisPort);
    control.disconnect();

    expect(await ask(gateways[0])).toMatchObject({ status: 200, errors: [] });
    expect(await redisHealth(gateways[0])).toBe('connected');
  });

  it('should keep the subscription of a signed-in user through a hang', async () => {
    const client = connectSocket(gateways[0], { headers: { cookie: jar.header } });
    const events = client.subscribe<Event>(ALL);
    const [hub] = hubsOf(simulator.world);
    const change = async (customId: string) => {
      await simulator.control.data(hub?.id ?? '', { customid: customId });
      await until(
        async () => (await events.event()).hubChanged.hub,
        (changed) => changed.id === hub?.id && changed.customId === customId,
      );
    };
    await events.event();
    redis.freeze();
    await change('meanwhile');
    await change('still');
    redis.thaw();
    await reached('connected');
    await change('afterwards');
    await client.dispose();
  }, 30_000);

  it('should end a session for which Redis has lost its data, and accept a new sign-in', async () => {
    await ask(gateways[0]);
    await redis.stop();
    await reached('unreachable');
    expect(await ask(gateways[0])).toMatchObject({ status: 200, errors: [] });
    redis = await startRedisServer(redisPort);
    await reached('connected');

    expect(await ask(gateways[0])).toMatchObject({ status: 401 });
    const again = await signIn(gateways[0].url);
    expect(await ask(gateways[1], again.header)).toMatchObject({ status: 200, errors: [] });
  }, 30_000);
});
