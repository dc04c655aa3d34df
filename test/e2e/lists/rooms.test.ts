import { callsOf, read, startStack, useStack } from '../../support/stack.js';
import { hubsOf, spacesOf } from '../../support/world.js';

interface Room {
  readonly id: string;
  readonly inUse: boolean | null;
  readonly online: boolean | null;
}

const ROOMS = '{ spaces(first: 500) { nodes { id inUse online } } }';

describe('a wall of rooms', () => {
  const stack = useStack({ simulator: { hubs: 40, spaces: 60 } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });

  const rooms = async (): Promise<readonly Room[]> =>
    (await read<{ spaces: { nodes: readonly Room[] } }>(stack.gateway, ROOMS, { token })).spaces.nodes;
  const roomOf = async (spaceId: string) => (await rooms()).find(({ id }) => id === spaceId);
  const hubsIn = (spaceId: string) =>
    hubsOf(stack.simulator.world).filter(({ spaceIds }) => spaceIds.includes(spaceId));

  it('shows of each room whether a hub of it is in use, and whether one is online', async () => {
    const expected = spacesOf(stack.simulator.world).map(({ id }) => {
      const hubs = hubsIn(id);
      const isInUse = hubs.some((hub) => (hub.state()['connected'] as number[]).includes(1));
      return {
        id,
        inUse: hubs.length === 0 ? null : isInUse,
        online: hubs.length === 0 ? null : hubs.some(({ online }) => online),
      };
    });
    const shown = await rooms();

    expect([...shown].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(
      expected.sort((one, other) => (one.id < other.id ? -1 : 1)),
    );
    expect(new Set(shown.map(({ inUse }) => inUse))).toEqual(new Set([true, false, null]));
    expect(shown.some(({ online }) => online === null)).toBe(true);
  });

  it('costs one call for the rooms and one for the hubs', async () => {
    await stack.simulator.control.clearRequests();
    await rooms();

    expect(await callsOf(stack.simulator)).toEqual({ 'GET /api/spaces/v1': 1, 'GET /api/hubs/v1': 1 });
  });

  it('shows a room as offline only when all its hubs are', async () => {
    const space = spacesOf(stack.simulator.world).find(({ id }) => hubsIn(id).length > 0);
    const hubs = hubsIn(space?.id ?? '');
    for (const { id } of hubs) await stack.simulator.control.presence(id, false);

    expect(await roomOf(space?.id ?? '')).toMatchObject({ online: false });
    await stack.simulator.control.presence(hubs[0]?.id ?? '', true);
    expect(await roomOf(space?.id ?? '')).toMatchObject({ online: true });
  });

  it('shows no use of a room whose hubs report none', async () => {
    const space = spacesOf(stack.simulator.world).find(({ id }) => hubsIn(id).length > 0);
    for (const { id } of hubsIn(space?.id ?? '')) {
      await stack.simulator.control.data(id, { state: { connected: null }, connections: null, con: null });
    }

    expect(await roomOf(space?.id ?? '')).toMatchObject({ inUse: null });
  });

  it('has null and an error for each room where the hubs cannot be read', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 500 },
    ]);
    const { data, errors } = await stack.gateway.query('{ spaces(first: 1) { nodes { inUse online } } }', {
      token,
    });
    await stack.simulator.control.clearFaults();

    expect(data).toEqual({ spaces: { nodes: [{ inUse: null, online: null }] } });
    expect(errors.map(({ path }) => path)).toEqual([
      ['spaces', 'nodes', 0, 'inUse'],
      ['spaces', 'nodes', 0, 'online'],
    ]);
  });
});

describe.each(['compiled', 'reference'])('rooms of thin rows, by the %s executor,', (executor) => {
  it('are read hub by hub, and a hub that cannot be read does not count', async () => {
    const { gateway, simulator, stop } = await startStack({
      simulator: { rows: 'thin', hubs: 12, spaces: 4, accounts: 1 },
      environment: { EXECUTOR: executor },
    });
    try {
      const token = await simulator.userToken();
      const { spaces } = await read<{ spaces: { nodes: readonly Room[] } }>(gateway, ROOMS, { token });
      for (const { id, inUse, online } of spaces.nodes) {
        const hubs = hubsOf(simulator.world).filter(({ spaceIds }) => spaceIds.includes(id));
        expect({ inUse, online }).toEqual({
          inUse:
            hubs.length === 0 ? null : hubs.some((hub) => (hub.state()['connected'] as number[]).includes(1)),
          online: hubs.length === 0 ? null : hubs.some((hub) => hub.online),
        });
      }
      const path = '/api/hubs/v1/{hubId}';
      await simulator.control.faults([{ method: 'GET', path, kind: 'status', status: 500, times: 1 }]);
      const partial = await gateway.query(ROOMS, { token });

      expect(partial.errors.length).toBeGreaterThan(0);
      for (const { extensions } of partial.errors) expect(extensions['hubIds']).toHaveLength(1);
    } finally {
      await stop();
    }
  });
});
