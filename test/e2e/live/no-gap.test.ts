import { connectSocket } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { hubsOf, hubWhere } from '../../support/world.js';

const stack = useStack({
  environment: {
    POLL_INTERVAL_MS: '40',
    POLL_IDLE_INTERVAL_MS: '80',
    SHUTDOWN_SPREAD_MS: '0',
    CACHE_TTL_MS: '1000',
  },
  realTime: () => 1_800_000_000_000,
});

const HUBS = `subscription ($hubIds: [ID!], $includeCurrent: Boolean!) {
  hubChanged(hubIds: $hubIds, includeCurrent: $includeCurrent) { hub { id customId } changed }
}`;
const PORTS = `subscription ($hubId: ID!, $portNumber: Int, $includeCurrent: Boolean!) {
  portChanged(hubId: $hubId, portNumber: $portNumber, includeCurrent: $includeCurrent) { port { number } }
}`;
const POWER = 'subscription ($hubId: ID!) { powerReading(hubId: $hubId) { wattage energy } }';

interface HubEvent {
  readonly hubChanged: {
    readonly hub: { readonly id: string; readonly customId: string };
    readonly changed: readonly string[];
  };
}
interface PortEvent {
  readonly portChanged: { readonly port: { readonly number: number } };
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function connect(clientId?: string) {
  const client = connectSocket(stack.gateway, { token: await stack.simulator.token({ clientId }) });
  open.push(() => client.dispose());
  return client;
}

const idOf = () => hubWhere(stack.simulator.world, ({ product }) => product === 'O-PC-4').id;
const foreignId = () => hubsOf(stack.simulator.world, 'other-client')[0]?.id ?? '';
const NO_HUB = '65ffefa1930e9ca08affffff';

it.each([
  ['portChanged', PORTS],
  ['powerReading', POWER],
])(
  '%s answers the same for a hub of another organisation as for an unknown hub',
  async (_field, document) => {
    const others = await connect('other-client');
    await others.subscribe(HUBS, { hubIds: [foreignId()], includeCurrent: true }).event();
    const client = await connect();
    const rejectionOf = (hubId: string) =>
      client
        .subscribe(document, { hubId, includeCurrent: true })
        .next()
        .then(
          () => 'accepted',
          (errors: unknown) => JSON.stringify(errors),
        );
    const rejection = await rejectionOf(foreignId());
    expect(rejection).toContain('BAD_USER_INPUT');
    expect(rejection).toBe(await rejectionOf(NO_HUB));
  },
);

it('A hub of another organisation is never sent, although its id is watched and its owners watch it at the same gateway', async () => {
  const [others, client] = [await connect('other-client'), await connect()];
  const hubIds = [foreignId(), NO_HUB, idOf()];
  const theirs = others.subscribe<HubEvent>(HUBS, { hubIds, includeCurrent: true });
  const own = client.subscribe<HubEvent>(HUBS, { hubIds, includeCurrent: true });
  expect((await theirs.event()).hubChanged.hub.id).toBe(foreignId());
  expect((await own.event()).hubChanged.hub.id).toBe(idOf());
  for (const customid of ['once', 'twice']) {
    await stack.simulator.control.data(foreignId(), { customid });
    expect((await theirs.event()).hubChanged.hub).toEqual({ id: foreignId(), customId: customid });
    await stack.simulator.control.data(idOf(), { customid });
    expect((await own.event()).hubChanged.hub).toEqual({ id: idOf(), customId: customid });
  }
});

it('A subscription that starts while a hub changes misses no change and receives none twice', async () => {
  const last = 40;
  const client = await connect();
  const readers: Promise<number[]>[] = [];
  const read = async (): Promise<number[]> => {
    const events = client.subscribe<HubEvent>(HUBS, { hubIds: [idOf()], includeCurrent: true });
    const seen: number[] = [];
    while (seen.at(-1) !== last) {
      const count = Number((await events.event()).hubChanged.hub.customId);
      // Another test may have left a name that is not a number.
      if (count > 0) seen.push(count);
    }
    return seen;
  };
  for (let count = 1; count <= last; count += 1) {
    await stack.simulator.control.data(idOf(), { customid: String(count) });
    if (count % 4 === 0) readers.push(read());
  }
  for (const seen of await Promise.all(readers)) {
    expect(seen).toEqual([...new Set(seen)].sort((one, other) => one - other));
  }
});

it('portChanged sends only the port of its argument, and nothing before that port changes', async () => {
  const client = await connect();
  const events = client.subscribe<PortEvent>(PORTS, { hubId: idOf(), portNumber: 3, includeCurrent: false });
  const all = client.subscribe<PortEvent>(PORTS, { hubId: idOf(), portNumber: null, includeCurrent: true });
  const numbers = [];
  for (let count = 0; count < 4; count += 1) numbers.push((await all.event()).portChanged.port.number);
  expect(numbers).toEqual([1, 2, 3, 4]);
  for (const [port, number] of [
    ['usb2', 2],
    ['usb3', 3],
  ] as const) {
    await stack.simulator.control.data(idOf(), { connections: { [port]: { enabled: 'odd' } } });
    expect((await all.event()).portChanged.port.number).toBe(number);
  }
  expect((await events.event()).portChanged.port.number).toBe(3);
});

it('powerReading sends the current reading, then each that differs, even in its energy only', async () => {
  const sample = (power: Record<string, number>) => stack.simulator.control.data(idOf(), { power });
  await sample({ wattage: 10, energy: 1 });
  const events = (await connect()).subscribe(POWER, { hubId: idOf() });
  expect(await events.event()).toEqual({ powerReading: { wattage: 10, energy: 1 } });
  for (const [wattage, energy] of [
    [10, 2],
    [20, 2],
    [10, 1],
  ] as const) {
    await sample({ wattage, energy });
    expect(await events.event()).toEqual({ powerReading: { wattage, energy } });
  }
});
