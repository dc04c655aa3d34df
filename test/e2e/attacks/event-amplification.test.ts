import { connectSocket, type SocketClient } from '../../support/live.js';
import { callsOf, useStack } from '../../support/stack.js';
import { hubsOf, hubWhere, spacesOf } from '../../support/world.js';

const stack = useStack({
  environment: { POLL_INTERVAL_MS: '500', POLL_IDLE_INTERVAL_MS: '500', SHUTDOWN_SPREAD_MS: '0' },
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

const NESTED = `subscription ($id: ID!) { hubChanged(hubIds: [$id], includeCurrent: true) {
  hub { account { id spaces { totalCount } hubs { totalCount } } }
} }`;
interface Event {
  readonly hubChanged: {
    readonly hub: {
      readonly account: {
        readonly id: string;
        readonly spaces: { readonly totalCount: number };
        readonly hubs: { readonly totalCount: number };
      };
    };
  };
}

it('50 subscriptions on one socket read what one poll’s events need once', async () => {
  const { id } = hubWhere(stack.simulator.world, ({ online }) => online);
  const client = await connect();
  const subscriptions = Array.from({ length: 50 }, () => client.subscribe<Event>(NESTED, { id }));
  await Promise.all(subscriptions.map((events) => events.event()));

  await stack.simulator.control.clearRequests();
  await stack.simulator.control.data(id, { customid: 'changed' });
  await Promise.all(subscriptions.map((events) => events.event()));
  const calls = await callsOf(stack.simulator);
  expect(calls['GET /api/accounts/v1']).toBeLessThanOrEqual(2);
  expect(calls['GET /api/spaces/v1'] ?? 0).toBeLessThanOrEqual(2);
  expect(calls['GET /api/hubs/v1'] ?? 0).toBeLessThanOrEqual(3);
}, 30_000);

it('The loaders of an event belong to its principal: two organisations at one gateway each read their own', async () => {
  const subscribeAs = async (clientId: string) => {
    const hub = hubsOf(stack.simulator.world, clientId).find(({ online }) => online);
    const client = await connect(clientId);
    return { hub, clientId, events: client.subscribe<Event>(NESTED, { id: hub?.id }) };
  };
  const both = [await subscribeAs('demo-client'), await subscribeAs('other-client')];
  for (const customid of ['one', 'two', 'three']) {
    const answers = await Promise.all(both.map(({ events }) => events.event()));
    for (const [index, { hub, clientId }] of both.entries()) {
      expect(answers[index]?.hubChanged.hub.account).toEqual({
        id: hub?.accountId,
        spaces: { totalCount: spacesOf(stack.simulator.world, clientId).length },
        hubs: { totalCount: hubsOf(stack.simulator.world, clientId).length },
      });
    }
    await Promise.all(both.map(({ hub }) => stack.simulator.control.data(hub?.id ?? '', { customid })));
  }
}, 30_000);

it('An event that Operated rejects as unauthenticated is the last of its subscription', async () => {
  const { id } = hubWhere(stack.simulator.world, ({ online }) => online);
  const client = await connect();
  const events = client.subscribe<Event>(NESTED, { id });
  await events.event();
  await stack.simulator.control.faults([
    { method: 'GET', path: '/api/accounts/v1', kind: 'status', status: 401 },
  ]);
  await stack.simulator.control.data(id, { customid: 'rejected' });
  expect(await client.closed).toMatchObject({ code: 4401 });
  await stack.simulator.control.clearFaults();
}, 30_000);
