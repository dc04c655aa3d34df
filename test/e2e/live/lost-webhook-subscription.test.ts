import { freePort } from '../../support/free-port.js';
import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { describeWithRedis } from '../../support/redis.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';
import { hubWhere } from '../../support/world.js';

interface Event {
  readonly hubChanged: { readonly changed: readonly string[] };
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function startGateway(
  simulator: TestSimulator,
  environment: Readonly<Record<string, string>>,
): Promise<TestGateway> {
  const gateway = await startTestGateway(simulator.url, {
    ...SERVICE_CREDENTIALS,
    OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
    SHUTDOWN_SPREAD_MS: '0',
    POLL_INTERVAL_MS: '200',
    POLL_IDLE_INTERVAL_MS: '200',
    ...environment,
  });
  open.push(() => gateway.stop());
  return gateway;
}

/** Deletes the webhook subscription as another client of the same integration would. */
async function unsubscribeUpstream(simulator: TestSimulator, id: string): Promise<void> {
  const answer = await fetch(`${simulator.url}/subscriptions/v1/${id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${await simulator.token()}` },
  });
  if (!answer.ok) throw new Error(`DELETE: ${answer.status}`);
}

async function watch(simulator: TestSimulator, gateway: TestGateway, id: string) {
  const client = connectSocket(gateway, { token: await simulator.token() });
  open.push(() => client.dispose());
  const events = client.subscribe<Event>(
    `subscription { hubChanged(hubIds: ["${id}"], includeCurrent: true) { changed } }`,
  );
  await events.event();
  return async () => (await events.event()).hubChanged.changed;
}

/** The id of the webhook subscription, once there is one; 'none' if none is created in time. */
async function kept(simulator: TestSimulator): Promise<string> {
  const deadline = Date.now() + 10_000;
  const [subscription] = await until(
    () => simulator.control.subscriptions(),
    ({ length }) => length > 0 || Date.now() > deadline,
  );
  return subscription?.id ?? 'none';
}

describeWithRedis('A webhook subscription that is deleted upstream', (redis) => {
  it('is replaced after the first change without a webhook, although the leader does not keep it', async () => {
    const simulator = await startSimulator({}, () => 1_800_000_000_000);
    open.push(() => simulator.stop());
    const { id } = hubWhere(simulator.world, ({ online, product }) => online && product === 'O-PC-4');
    const port = await freePort();
    const shared = { REDIS_URL: redis().url, WEBHOOK_URL: `http://127.0.0.1:${port}` };
    await startGateway(simulator, { ...shared, PORT: String(port) });
    const first = await kept(simulator);
    const poller = await startGateway(simulator, { ...shared, PORT: '0' });
    const nextChange = await watch(simulator, poller, id);

    await unsubscribeUpstream(simulator, first);
    await simulator.control.plug(id, 3);
    expect(await nextChange()).toContain('PORTS');
    expect([first, 'none']).not.toContain(await kept(simulator));
  }, 30_000);
});

it('A webhook subscription that is deleted upstream is replaced by a gateway without Redis too', async () => {
  const simulator = await startSimulator({}, () => 1_800_000_000_000);
  open.push(() => simulator.stop());
  const { id } = hubWhere(simulator.world, ({ online, product }) => online && product === 'O-PC-4');
  const port = await freePort();
  const gateway = await startGateway(simulator, {
    WEBHOOK_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
  });
  const first = await kept(simulator);
  const nextChange = await watch(simulator, gateway, id);

  await unsubscribeUpstream(simulator, first);
  await simulator.control.plug(id, 3);
  expect(await nextChange()).toContain('PORTS');
  expect([first, 'none']).not.toContain(await kept(simulator));
}, 30_000);
