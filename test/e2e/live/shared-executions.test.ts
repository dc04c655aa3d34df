import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket, type Messages, type SocketClient, subscribeBySse } from '../../support/live.js';
import { type OperatedProxy, startOperatedProxy } from '../../support/operated-proxy.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { hubsOf } from '../../support/world.js';

/** By token, the name that each room has in its list. */
const ROOM_OF = new Map<string, string>();

let simulator: TestSimulator;
let proxy: OperatedProxy;
let gateway: TestGateway;
const clients: SocketClient[] = [];

/** Two tokens of one organisation that Operated answers differently, as it may for users with different rights. */
function replace(body: string, path: string, token: string): string {
  const name = ROOM_OF.get(token);
  if (path === '/api/spaces/v1' && name !== undefined)
    return body.replaceAll(/"name":"[^"]*"/g, `"name":"${name}"`);
  return body;
}

beforeAll(async () => {
  simulator = await startSimulator({}, () => 1_800_000_000_000);
  proxy = await startOperatedProxy(simulator.url, {}, replace);
  gateway = await startTestGateway(proxy.url, { POLL_INTERVAL_MS: '40', CACHE_TTL_MS: '0' });
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

afterAll(async () => {
  await gateway.stop();
  await proxy.stop();
  await simulator.stop();
});

function watch<Data>(token: string, selection: string, current = false): Messages<Data> {
  const client = connectSocket(gateway, { token });
  clients.push(client);
  return client.subscribe<Data>(`subscription { hubChanged(includeCurrent: ${current}) { ${selection} } }`);
}

interface WithSpaces {
  readonly hubChanged: {
    readonly hub: { readonly id: string; readonly spaces: { readonly name: string }[] };
  };
}

it('A subscriber receives no room that was read with the token of another with the same selection', async () => {
  const hubs = hubsOf(simulator.world);
  const tokens = [await simulator.token(), await simulator.token()];
  for (const [index, token] of tokens.entries()) ROOM_OF.set(token, `room of token ${index}`);
  const watching = tokens.map((token) => ({
    name: ROOM_OF.get(token),
    events: watch<WithSpaces>(token, 'hub { id spaces { name } }', true),
  }));
  await Promise.all(
    watching.map(async ({ events, name }) => {
      for (let received = 0; received < hubs.length; received += 1) {
        const { hub } = (await events.event()).hubChanged;
        expect(hub.spaces.map((space) => space.name)).toEqual(hub.spaces.map(() => name));
      }
    }),
  );
  for (const { id } of hubs.slice(0, 5)) {
    await simulator.control.data(id, { customid: `changed ${id}` });
    for (const { events, name } of watching) {
      expect((await events.event()).hubChanged.hub).toEqual({ id, spaces: [{ name }] });
    }
  }
});

it('A WebSocket and an event stream with the same selection receive the same data, whatever the ids of the operations', async () => {
  const token = await simulator.token();
  const [hub] = hubsOf(simulator.world);
  const selection = 'changed hub { id customId }';
  const query = `subscription { hubChanged(includeCurrent: true, hubIds: ["${hub?.id}"]) { ${selection} } }`;
  const socket = connectSocket(gateway, { token });
  clients.push(socket);
  const all = [
    socket.subscribe(query),
    socket.subscribe(query),
    subscribeBySse(gateway, { token }, query),
    subscribeBySse(gateway, { token }, query),
  ];
  for (const events of all) await events.event();
  await simulator.control.data(hub?.id ?? '', { customid: 'the same "for" all \u{1F600}' });
  for (const events of all) {
    expect(await events.event()).toEqual({
      hubChanged: { changed: ['INFO'], hub: { id: hub?.id, customId: 'the same "for" all \u{1F600}' } },
    });
  }
  for (const events of all) await events.return?.();
});
