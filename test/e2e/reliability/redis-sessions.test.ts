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
import { useStarted } from '../../support/stack.js';
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

/** Two gateways, the first of which reaches Redis through a proxy. */
interface World {
  redis: TestRedisServer;
  readonly redisPort: number;
  readonly proxy: TcpProxy;
  readonly simulator: TestSimulator;
  readonly gateways: readonly [TestGateway, TestGateway];
  /** Advances the clock of the gateways and of Operated. */
  advance(byMs: number): Promise<void>;
  stop(): Promise<void>;
}

async function startWorld(): Promise<World> {
  let skewMs = 0;
  const redisPort = await freePort();
  const redis = await startRedisServer(redisPort);
  const simulator = await startSimulator({ refreshedToken: 'ends', accounts: 1, hubs: 6 });
  const proxy = await startTcpProxy(redisPort);
  const variables = { ...signInVariables(await freePort()), ...QUICK };
  const start = (own: Record<string, string>) =>
    startTestGateway(simulator.url, { ...variables, ...own }, { now: () => Date.now() + skewMs });
  const gateways = [
    await start({ REDIS_URL: `redis://127.0.0.1:${proxy.port}` }),
    await start({ REDIS_URL: redis.url, PORT: '0' }),
  ] as const;
  const world: World = {
    redis,
    redisPort,
    proxy,
    simulator,
    gateways,
    async advance(byMs) {
      await simulator.control.advance(byMs / 1_000);
      skewMs += byMs;
    },
    async stop() {
      for (const gateway of gateways) await gateway.stop();
      await proxy.stop();
      await world.redis.stop();
      await simulator.stop();
    },
  };
  return world;
}

let world: World;
let jar: CookieJar;
let loggedBefore: number;

/** Signs a user in. */
async function begin(at: World): Promise<void> {
  world = at;
  // On a busy machine the start itself can keep Redis waiting, which opens the gateway's breaker.
  await reached('connected');
  jar = await signIn(world.gateways[0].url);
  loggedBefore = world.gateways[0].log.length;
  await world.simulator.control.clearRequests();
}

const ask = (gateway: TestGateway, cookie = jar.header) => gateway.query(HUBS, { headers: { cookie } });
/** What the first gateway has logged since the sign-in. */
const log = () => world.gateways[0].log.slice(loggedBefore).join('');
const redisHealth = async (gateway: TestGateway) =>
  ((await (await fetch(`${gateway.url}/readyz`)).json()) as { redis: string }).redis;
const reached = async (wanted: 'connected' | 'unreachable') => {
  for (const gateway of world.gateways) {
    await until(
      () => redisHealth(gateway),
      (health) => health === wanted,
    );
  }
};
const refreshes = async () => (await world.simulator.control.requests()).byEndpoint[TOKEN] ?? 0;
const UNREADABLE = {
  errors: [
    {
      message: 'The sessions cannot be read at the moment.',
      extensions: { code: 'UPSTREAM_UNAVAILABLE' },
    },
  ],
};

/** Lets the first gateway spend a refresh token, and cuts it off from Redis before it can store the new one. */
const spendAndFail = async () => {
  await ask(world.gateways[0]);
  await world.advance(EXPIRED_MS);
  await world.simulator.control.faults([
    { method: 'POST', path: '/identity/oauth/v2/token', kind: 'delay', delayMs: 300 },
  ]);
  const renewing = ask(world.gateways[0]);
  await until(refreshes, (count) => count === 1);
  world.proxy.swallow();
  expect(await renewing).toMatchObject({ status: 200, errors: [] });
  expect(log()).toContain('a renewed session could not be stored yet');
};
const stored = async () => {
  world.proxy.forward();
  await until(log, (text) => text.includes('a renewed session is stored now'));
};

describeWithRedisServer('sessions while Redis is away', () => {
  const shared = useStarted(startWorld);

  beforeEach(() => begin(shared()));
  afterEach(async () => {
    const { simulator, redis, proxy } = shared();
    await simulator.control.clearFaults();
    redis.thaw();
    proxy.forward();
    await reached('connected');
  });

  it('should not serve a session that this gateway has not read, or an invented one', async () => {
    await ask(world.gateways[0]);
    world.redis.freeze();

    expect(await ask(world.gateways[1])).toMatchObject(UNREADABLE);
    const invented = `operated-session=${'A'.repeat(43)}`;
    expect(await ask(world.gateways[0], invented)).toMatchObject(UNREADABLE);
    expect(await ask(world.gateways[0])).toMatchObject({ status: 200, errors: [] });
  });

  it('should never serve a session again that signed out here, during the outage and after it', async () => {
    for (const gateway of world.gateways) expect(await ask(gateway)).toMatchObject({ errors: [] });
    const cookie = jar.header;
    world.redis.freeze();
    const signedOut = await browse(jar, `${world.gateways[0].url}/auth/logout`, { method: 'POST' });

    expect(signedOut.status).toBe(204);
    expect(await ask(world.gateways[0], cookie)).toMatchObject({ status: 401 });
    world.redis.thaw();
    await reached('connected');
    expect(await ask(world.gateways[0], cookie)).toMatchObject({ status: 401 });
    // The other gateway reads Redis again, from which the session is deleted as soon as it can be.
    await until(
      () => ask(world.gateways[1], cookie),
      ({ status }) => status === 401,
    );
  });

  it('should not serve a session from memory that signed out at another gateway before', async () => {
    for (const gateway of world.gateways) expect(await ask(gateway)).toMatchObject({ errors: [] });
    const cookie = jar.header;
    await browse(jar, `${world.gateways[0].url}/auth/logout`, { method: 'POST' });
    // Redis may be frozen before it has sent the message to the other gateway.
    await until(
      () => ask(world.gateways[1], cookie),
      ({ status }) => status === 401,
    );
    world.redis.freeze();

    expect(await ask(world.gateways[1], cookie)).toMatchObject({ status: 401 });
  });

  it('should be served while Redis hangs, and not be asked for in Redis', async () => {
    await ask(world.gateways[0]);
    const before = await executions(world.redis, 'getex');
    world.redis.freeze();
    expect(await ask(world.gateways[0])).toMatchObject({ status: 200, errors: [] });
    await reached('unreachable');
    for (let count = 0; count < 20; count += 1) {
      expect(await ask(world.gateways[0])).toMatchObject({ status: 200, errors: [] });
    }
    expect((await browse(jar, `${world.gateways[0].url}/auth/session`)).status).toBe(200);
    expect(log()).toContain('Redis cannot be reached');
    world.redis.thaw();
    await reached('connected');

    // Redis has executed what arrived during the hang: one read, before the breaker opened.
    expect((await executions(world.redis, 'getex')) - before).toBeLessThanOrEqual(1);
  });

  it('should not spend a refresh token that could not be stored, and renew once Redis is back', async () => {
    await ask(world.gateways[0]);
    await world.advance(RENEWAL_DUE_MS);
    world.redis.freeze();
    expect(await ask(world.gateways[0])).toMatchObject({ status: 200, errors: [] });
    await world.advance(EXPIRED_MS - RENEWAL_DUE_MS);
    expect(await ask(world.gateways[0])).toMatchObject({
      errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
    expect(await refreshes()).toBe(0);
    world.redis.thaw();
    await reached('connected');

    await until(
      () => ask(world.gateways[0]),
      ({ errors }) => errors.length === 0,
    );
    expect(await refreshes()).toBe(1);
  }, 30_000);

  it('should lose no session whose refresh token was spent and could not be stored', async () => {
    await spendAndFail();
    expect(await ask(world.gateways[0])).toMatchObject({ status: 200, errors: [] });
    await stored();

    expect(await ask(world.gateways[1])).toMatchObject({ status: 200, errors: [] });
    expect(await refreshes()).toBe(1);
    expect(log()).not.toMatch(/"(access|refresh)_?token":"(?!\[redacted\])/i);
  }, 30_000);

  it('should not be ended by another gateway that finds the spent refresh token', async () => {
    await spendAndFail();
    expect(await ask(world.gateways[1])).toMatchObject({
      errors: [{ message: 'The session is being renewed.', extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
    expect(await refreshes()).toBe(1);
    await stored();

    expect(await ask(world.gateways[1])).toMatchObject({ status: 200, errors: [] });
  }, 60_000);

  it('should not begin while Redis hangs: the browser gets a page to try again', async () => {
    const browser = new CookieJar();
    const callback = await agree(browser, world.gateways[0].url);
    world.redis.freeze();
    const answer = await browse(browser, callback);

    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('The gateway cannot store your sign-in at the moment.');
    world.redis.thaw();
    await reached('connected');
    expect(await ask(world.gateways[0], (await signIn(world.gateways[0].url, browser)).header)).toMatchObject(
      {
        errors: [],
      },
    );
  }, 30_000);

  it('should keep the subscription of a signed-in user through a hang', async () => {
    const client = connectSocket(world.gateways[0], { headers: { cookie: jar.header } });
    const events = client.subscribe<Event>(ALL);
    const [hub] = hubsOf(world.simulator.world);
    const change = async (customId: string) => {
      await world.simulator.control.data(hub?.id ?? '', { customid: customId });
      await until(
        async () => (await events.event()).hubChanged.hub,
        (changed) => changed.id === hub?.id && changed.customId === customId,
      );
    };
    await events.event();
    world.redis.freeze();
    await change('meanwhile');
    await change('still');
    world.redis.thaw();
    await reached('connected');
    await change('afterwards');
    await client.dispose();
  }, 30_000);
});

describeWithRedisServer('sessions of a gateway that stops, or whose Redis changes', () => {
  beforeEach(async () => begin(await startWorld()));
  afterEach(() => world.stop());

  it('should store renewed tokens when its gateway stops', async () => {
    await spendAndFail();
    world.proxy.forward();
    await until(
      () => redisHealth(world.gateways[0]),
      (health) => health === 'connected',
    );
    await world.gateways[0].stop();

    expect(log()).not.toContain('renewed sessions are lost');
    expect(await ask(world.gateways[1])).toMatchObject({ status: 200, errors: [] });
    expect(await refreshes()).toBe(1);
  }, 30_000);

  it('should report the tokens that are lost when its gateway stops while Redis is away', async () => {
    await spendAndFail();
    await world.gateways[0].stop();

    expect(log()).toContain('"sessions":1,"msg":"renewed sessions are lost with this process"');
  }, 30_000);

  it('should be served by a Redis that only reads, as after a failover', async () => {
    await ask(world.gateways[0]);
    const control = await connectRedis(world.redis);
    await control.replicaof('127.0.0.1', world.redisPort);
    control.disconnect();

    expect(await ask(world.gateways[0])).toMatchObject({ status: 200, errors: [] });
    expect(await redisHealth(world.gateways[0])).toBe('connected');
  });

  it('should end a session for which Redis has lost its data, and accept a new sign-in', async () => {
    await ask(world.gateways[0]);
    await world.redis.stop();
    await reached('unreachable');
    expect(await ask(world.gateways[0])).toMatchObject({ status: 200, errors: [] });
    world.redis = await startRedisServer(world.redisPort);
    await reached('connected');

    expect(await ask(world.gateways[0])).toMatchObject({ status: 401 });
    const again = await signIn(world.gateways[0].url);
    expect(await ask(world.gateways[1], again.header)).toMatchObject({ status: 200, errors: [] });
  }, 30_000);
});
