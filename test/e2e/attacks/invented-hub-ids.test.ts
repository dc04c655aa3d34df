import { connectSocket, type SocketClient } from '../../support/live.js';
import { callsOf, useStack } from '../../support/stack.js';
import { hubsOf, hubWhere } from '../../support/world.js';

const stack = useStack({
  environment: { POLL_INTERVAL_MS: '100', POLL_IDLE_INTERVAL_MS: '100', SHUTDOWN_SPREAD_MS: '0' },
  realTime: () => 1_800_000_000_000,
});
const clients: SocketClient[] = [];
afterEach(() => Promise.all(clients.splice(0).map((client) => client.dispose())));

async function connect(clientId?: string): Promise<SocketClient> {
  const client = connectSocket(stack.gateway, { token: await stack.simulator.token({ clientId }) });
  clients.push(client);
  await client.connected;
  return client;
}

const BY_IDS = 'subscription ($ids: [ID!]) { hubChanged(hubIds: $ids, includeCurrent: true) { hub { id } } }';
const BY_FILTER =
  'subscription ($ids: [ID!]) { hubChanged(filter: { ids: $ids }, includeCurrent: true) { hub { id } } }';
const invented = (count: number) => Array.from({ length: count }, (_, index) => `invented${index}`);

it.each([
  ['hubIds', BY_IDS],
  ['filter', BY_FILTER],
])(
  'A subscription to more than 1,000 ids by %s is rejected before Operated is called',
  async (_by, query) => {
    const client = await connect();
    await stack.simulator.control.clearRequests();
    await expect(client.subscribe(query, { ids: invented(1_001) }).next()).rejects.toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(await stack.simulator.control.requests()).toMatchObject({ total: 0 });
  },
);

it('A subscription to 999 invented ids and a hub of another organisation reads only the hub that its token sees', async () => {
  const { id } = hubWhere(stack.simulator.world, ({ online }) => online);
  const foreign = hubsOf(stack.simulator.world, 'other-client')[0]?.id ?? '';
  const client = await connect();
  await stack.simulator.control.clearRequests();
  const events = client.subscribe<{ hubChanged: { hub: { id: string } } }>(BY_IDS, {
    ids: [...invented(998), foreign, id],
  });
  expect((await events.event()).hubChanged.hub.id).toBe(id);
  for (const customid of ['one', 'two']) {
    await stack.simulator.control.data(id, { customid });
    expect((await events.event()).hubChanged.hub.id).toBe(id);
  }
  const { log } = await stack.simulator.control.requests();
  const singles = new Set(log.map(({ path }) => path).filter((path) => /\/hubs\/v1\/./.test(path)));
  expect([...singles]).toEqual([`/api/hubs/v1/${id}`]);
  expect((await callsOf(stack.simulator))['GET /api/hubs/v1'] ?? 0).toBeLessThanOrEqual(2);
});
