import { SERVICE_CREDENTIALS, startTestGateway } from '../../support/gateway.js';
import { freePort } from '../../support/free-port.js';
import { connectSocket } from '../../support/live.js';
import { startSimulator } from '../../support/simulator.js';
import type { SimulatorConfig } from '../../../simulator/config.js';
import { until } from '../../support/until.js';
import { callsOf } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Starts a gateway that polls so rarely that within a test only a webhook makes it poll. */
async function start(
  options: Partial<SimulatorConfig> = {},
  realTime: () => number = () => 1_800_000_000_000,
) {
  const simulator = await startSimulator({ accounts: 1, hubs: 12, ...options }, realTime);
  open.push(() => simulator.stop());
  const port = await freePort();
  const gateway = await startTestGateway(simulator.url, {
    ...SERVICE_CREDENTIALS,
    OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
    PORT: String(port),
    WEBHOOK_URL: `http://127.0.0.1:${port}`,
    SHUTDOWN_SPREAD_MS: '0',
    POLL_INTERVAL_MS: '2000',
    POLL_IDLE_INTERVAL_MS: '600000',
    POLL_HINTED_INTERVAL_MS: '600000',
  });
  open.push(() => gateway.stop());
  const client = connectSocket(gateway, { token: await simulator.token() });
  open.push(() => client.dispose());
  const { id } = hubWhere(simulator.world, ({ online, product }) => online && product === 'O-PC-4');
  const events = client.subscribe<{ hubChanged: { changed: string[] } }>(
    `subscription { hubChanged(hubIds: ["${id}"], includeCurrent: true) { changed } }`,
  );
  await events.event();
  const subscriptions = () => until(simulator.control.subscriptions, ({ length }) => length > 0);
  const [{ webhookUrl = '' } = {}] = await subscriptions();
  return { simulator, gateway, events, id, webhookUrl, subscriptions };
}

it('A webhook to a path without the secret is answered with 404 and causes no poll', async () => {
  const { simulator, gateway } = await start();
  await simulator.control.clearRequests();
  const answer = await fetch(`${gateway.url}/webhooks/operated/guessed`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(404);
  expect(await simulator.control.requests()).toMatchObject({ total: 0 });
});

it('Forged webhooks cause a bounded number of polls', async () => {
  const { simulator, webhookUrl, id } = await start();
  await simulator.control.clearRequests();
  const forged = JSON.stringify({
    event: 'hub:state:change',
    hubId: id,
    data: { newState: { adminmode: true } },
  });
  for (let count = 0; count < 200; count += 1) {
    expect((await fetch(webhookUrl, { method: 'POST', body: forged })).status).toBe(200);
  }
  const polls = (await callsOf(simulator))['GET /api/hubs/v1/{hubId}'] ?? 0;
  expect(polls).toBeLessThanOrEqual(12);
});

it.each([
  ['text', 'body'],
  ['none', 'header'],
  ['json', 'query'],
] as const)(
  'A webhook with the content type %s makes the leader poll immediately',
  async (webhookType, webhookToken) => {
    const { simulator, events, id } = await start({ webhookType, webhookToken });
    const startedAt = Date.now();
    await simulator.control.plug(id, 3);
    const { changed } = (await events.event()).hubChanged;
    expect(changed).toEqual(expect.arrayContaining(['STATE', 'PORTS']));
    expect(Date.now() - startedAt).toBeLessThan(1_500);
  },
);

it('The log does not contain the secret of the path', async () => {
  const { gateway, webhookUrl } = await start();
  await fetch(webhookUrl, { method: 'POST', body: 'x' });
  const secret = webhookUrl.split('/').at(-1) ?? 'none';
  expect(gateway.log.join('')).toContain('/webhooks/operated/:secret');
  expect(gateway.log.join('')).not.toContain(secret);
});

it('A webhook subscription is extended before it expires, and deleted when the gateway stops', async () => {
  const { simulator, gateway } = await start({ webhookSeconds: 1 }, Date.now);
  const extensions = async () => (await callsOf(simulator))['PATCH /subscriptions/v1/{id}'] ?? 0;
  await until(extensions, (count) => count > 0);
  await gateway.stop();
  expect(await simulator.control.subscriptions()).toEqual([]);
}, 15_000);

it.each([404, 410])(
  'The gateway subscribes again if an extension is answered with %s',
  async (status) => {
    const { simulator, events, id, subscriptions } = await start({ webhookSeconds: 1 }, Date.now);
    const [before] = await subscriptions();
    await simulator.control.faults([
      { method: 'PATCH', path: '/subscriptions/v1/{id}', kind: 'status', status, times: 1 },
    ]);
    await until(subscriptions, (found) => found.some((one) => one.id !== before?.id));
    await simulator.control.plug(id, 3);
    expect((await events.event()).hubChanged.changed).toContain('PORTS');
  },
  15_000,
);

it('The gateway subscribes again after Operated restarts and has lost the subscription', async () => {
  const port = await freePort();
  const { simulator, webhookUrl } = await start({ port, webhookSeconds: 1 }, Date.now);
  await simulator.stop();
  const again = await startSimulator({ accounts: 1, hubs: 12, port, webhookSeconds: 1 });
  open.push(() => again.stop());
  const found = await until(
    () => again.control.subscriptions(),
    ({ length }) => length > 0,
  );
  expect(found).toMatchObject([{ webhookUrl }]);
}, 15_000);
