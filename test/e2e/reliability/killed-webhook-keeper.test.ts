import { once } from 'node:events';
import { freePort } from '../../support/free-port.js';
import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { endProcessesAfterAll, launchNode, type Launched } from '../../support/launch.js';
import { describeWithRedisServer, startRedisServer, type TestRedisServer } from '../../support/redis.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

endProcessesAfterAll();

const EXTEND = 'PATCH /subscriptions/v1/{id}';
const DELETE = 'DELETE /subscriptions/v1/{id}';

describeWithRedisServer('The webhook subscription of a gateway that is killed', () => {
  let redis: TestRedisServer;
  let simulator: TestSimulator;
  let variables: Record<string, string>;
  const running = new Set<TestGateway>();

  beforeEach(async () => {
    redis = await startRedisServer();
    simulator = await startSimulator();
    variables = {
      ...SERVICE_CREDENTIALS,
      OPERATED_BASE_URL: simulator.url,
      OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
      REDIS_URL: redis.url,
      // The same for all, and reached by none of them: webhooks do not matter here.
      WEBHOOK_URL: `http://127.0.0.1:${await freePort()}`,
      POLL_INTERVAL_MS: '500',
      LOG_LEVEL: 'info',
      EXPLORER: 'off',
    };
  });

  afterEach(async () => {
    for (const gateway of running) await gateway.stop();
    running.clear();
    await simulator.stop();
    await redis.stop();
  });

  const launchKeeper = async (): Promise<Launched> => {
    const keeper = launchNode('dist/src/main.js', { ...variables, PORT: String(await freePort()) });
    await keeper.says(/"subscribed to webhooks"/);
    return keeper;
  };
  const kill = async ({ child }: Launched) => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const start = async () => {
    const gateway = await startTestGateway(simulator.url, variables);
    running.add(gateway);
    return gateway;
  };
  const stop = async (gateway: TestGateway) => {
    running.delete(gateway);
    await gateway.stop();
  };
  const logged = ({ log }: TestGateway, message: string) =>
    until(
      () => log.join(''),
      (lines) => lines.includes(message),
    );
  const subscriptionIds = async () => (await simulator.control.subscriptions()).map(({ id }) => id);
  const calls = async (endpoint: string) => (await simulator.control.requests()).byEndpoint[endpoint] ?? 0;

  it('is taken over by another gateway, which deletes it when it stops', async () => {
    const keeper = await launchKeeper();
    const [first] = await subscriptionIds();
    const other = await start();
    await kill(keeper);
    await logged(other, 'took over the webhook subscription');
    await until(
      () => calls(EXTEND),
      (count) => count === 1,
    );
    expect(await subscriptionIds()).toEqual([first]);
    await stop(other);
    expect(await subscriptionIds()).toEqual([]);
  }, 60_000);

  it('is found again by the only gateway after its restart', async () => {
    await kill(await launchKeeper());
    const [first] = await subscriptionIds();
    const restarted = await start();
    await logged(restarted, 'took over the webhook subscription');
    await stop(restarted);

    expect(first).toBeDefined();
    expect(await subscriptionIds()).toEqual([]);
  }, 60_000);

  it('is replaced if it no longer exists', async () => {
    await kill(await launchKeeper());
    const [first = ''] = await subscriptionIds();
    await fetch(`${simulator.url}/subscriptions/v1/${first}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await simulator.token()}` },
    });
    expect(await subscriptionIds()).toEqual([]);
    await logged(await start(), 'subscribed to webhooks');
    const after = await subscriptionIds();

    expect(after).toHaveLength(1);
    expect(after).not.toContain(first);
  }, 60_000);

  it('is left to the gateway that took it over by one that was only suspended', async () => {
    const suspended = await launchKeeper();
    const [first] = await subscriptionIds();
    const other = await start();
    suspended.child.kill('SIGSTOP');
    await logged(other, 'took over the webhook subscription');
    suspended.child.kill('SIGCONT');
    await suspended.says(/"another gateway keeps the webhook subscription"/);

    expect(await calls(DELETE)).toBe(0);
    expect(await subscriptionIds()).toEqual([first]);
  }, 60_000);

  it('is the only one that is left after a gateway that started without Redis had one of its own', async () => {
    const [keeper, follower] = [await start(), await start()];
    const [first] = await until(subscriptionIds, ({ length }) => length === 1);
    redis.freeze();
    const late = await start();
    await until(subscriptionIds, ({ length }) => length === 2);
    // A gateway that knew of the first one creates none.
    await logged(late, '"subscribed to webhooks"');
    redis.thaw();
    await until(subscriptionIds, ({ length }) => length === 1);
    for (const gateway of [keeper, follower]) {
      await stop(gateway);
      await until(subscriptionIds, ({ length }) => length === 1);
    }
    await stop(late);

    expect(first).toBeDefined();
    expect(await subscriptionIds()).toEqual([]);
  }, 60_000);
});
