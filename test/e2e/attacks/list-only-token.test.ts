import { connectSocket, type SocketClient } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

// One poll for each poller: only a new subscriber reads Operated.
const stack = useStack({
  simulator: { rows: 'thin' },
  environment: { POLL_INTERVAL_MS: '600000', POLL_IDLE_INTERVAL_MS: '600000', SHUTDOWN_SPREAD_MS: '0' },
  realTime: () => 1_800_000_000_000,
});
const clients: SocketClient[] = [];
afterEach(() => Promise.all(clients.splice(0).map((client) => client.dispose())));

it('A token that lists hubs and may not read them singly is sent nothing that another token read', async () => {
  const { id } = hubWhere(stack.simulator.world, ({ online }) => online);
  const subscribe = async () => {
    const client = connectSocket(stack.gateway, { token: await stack.simulator.token() });
    clients.push(client);
    return client.subscribe<{ hubChanged: { hub: { id: string; state: unknown } } }>(
      'subscription ($id: ID!) { hubChanged(hubIds: [$id], includeCurrent: true) { hub { id state { raw } } } }',
      { id },
    );
  };
  const permitted = await subscribe();
  expect((await permitted.event()).hubChanged.hub).toMatchObject({ id, state: expect.anything() as unknown });

  await stack.simulator.control.faults([
    { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'status', status: 403 },
  ]);
  const listOnly = await subscribe();
  expect(await listOnly.next()).toMatchObject({
    value: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
  });
}, 30_000);
