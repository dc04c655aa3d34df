import { freePort } from '../../support/free-port.js';
import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { describeWithRedis } from '../../support/redis.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { callsOf } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubWhere } from '../../support/world.js';

interface Event {
  readonly hubChanged: { readonly changed: readonly string[] };
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

describeWithRedis('Of two gateways that share a Redis', (redis) => {
  let simulator: TestSimulator;
  let id: string;
  beforeEach(async () => {
    simulator = await startSimulator({}, () => 1_800_000_000_000);
    open.push(() => simulator.stop());
    ({ id } = hubWhere(simulator.world, ({ online, product }) => online && product === 'O-PC-4'));
  });

  async function start(environment: Readonly<Record<string, string>>): Promise<TestGateway> {
    const gateway = await startTestGateway(simulator.url, {
      REDIS_URL: redis().url,
      SHUTDOWN_SPREAD_MS: '0',
      ...environment,
    });
    open.push(() => gateway.stop());
    return gateway;
  }

  async function watch(gateway: TestGateway) {
    const client = connectSocket(gateway, { token: await simulator.token() });
    open.push(() => client.dispose());
    const events = client.subscribe<Event>(
      `subscription { hubChanged(hubIds: ["${id}"], includeCurrent: true) { changed } }`,
    );
    await events.event();
    return { client, next: async () => (await events.event()).hubChanged.changed };
  }

  it('the leader releases its lease when it stops, and the other polls within an interval', async () => {
    const interval = 2_000;
    const environment = { POLL_INTERVAL_MS: String(interval), POLL_IDLE_INTERVAL_MS: String(interval) };
    const [one, other] = [await start(environment), await start(environment)];
    const [first, second] = [await watch(one), await watch(other)];
    const stoppedAt = Date.now();
    await one.stop();
    expect(await first.client.closed).toMatchObject({ code: 1001 });
    await simulator.control.data(id, { customid: 'after' });
    expect(await second.next()).toEqual(['INFO']);
    expect(Date.now() - stoppedAt).toBeLessThan(interval);
  });

  it('one keeps the webhook subscription, a webhook to it makes the other poll, and the other subscribes when it stops', async () => {
    const port = await freePort();
    const environment = {
      ...SERVICE_CREDENTIALS,
      OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
      WEBHOOK_URL: `http://127.0.0.1:${port}`,
      POLL_INTERVAL_MS: '2000',
      POLL_IDLE_INTERVAL_MS: '600000',
    };
    const one = await start({ ...environment, PORT: String(port) });
    const kept = () =>
      until(
        () => simulator.control.subscriptions(),
        ({ length }) => length > 0,
      );
    const [{ id: first } = { id: '' }] = await kept();
    const other = await start({ ...environment, PORT: '0' });
    const { next } = await watch(other);
    const pluggedAt = Date.now();
    await simulator.control.plug(id, 3);
    expect(await next()).toContain('PORTS');
    expect(Date.now() - pluggedAt).toBeLessThan(1_500);
    expect((await callsOf(simulator))['POST /subscriptions/v1/']).toBe(1);
    await one.stop();
    const renewed = await kept();
    expect(renewed).toHaveLength(1);
    expect(renewed[0]?.id).not.toBe(first);
    await other.stop();
    expect(await simulator.control.subscriptions()).toEqual([]);
  });
});
