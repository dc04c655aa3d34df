import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket, type SocketClient } from '../../support/live.js';
import { startOperatedProxy } from '../../support/operated-proxy.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { read, useStack } from '../../support/stack.js';
import { hubsOf, spacesOf } from '../../support/world.js';

interface Facet {
  readonly value: string | null;
  readonly label: string;
}

const FACETS = '{ hubs(first: 0) { facets(by: SPACE) { value label } } }';
const SUBSCRIPTION = `subscription ($search: String!) {
  hubChanged(filter: { search: $search }, includeCurrent: true) { hub { id } }
}`;

/** Two users see the same hubs; one of them sees no space. */
describe.each(['0', '600000'])('the names of spaces, with CACHE_TTL_MS=%s,', (ttlMs) => {
  let simulator: TestSimulator;
  let gateway: TestGateway;
  let stopProxy: () => Promise<void>;
  let seeing: string;
  let restricted: string;
  const clients: SocketClient[] = [];

  beforeAll(async () => {
    simulator = await startSimulator({ accounts: 1 });
    seeing = await simulator.userToken();
    restricted = await simulator.userToken();
    const proxy = await startOperatedProxy(simulator.url, {}, (body, path, token) =>
      path === '/api/spaces/v1' && token === restricted ? '[]' : body,
    );
    stopProxy = () => proxy.stop();
    gateway = await startTestGateway(proxy.url, { CACHE_TTL_MS: ttlMs, POLL_INTERVAL_MS: '40' });
  });
  afterEach(() => Promise.all(clients.splice(0).map((client) => client.dispose())));
  afterAll(async () => {
    await gateway.stop();
    await stopProxy();
    await simulator.stop();
  });

  /** The name of a room that no hub has in a name of its own, and the hubs in it. */
  const room = () => {
    const space = spacesOf(simulator.world).find(({ id, name }) => {
      const hubs = hubsOf(simulator.world);
      return (
        hubs.some(({ spaceIds }) => spaceIds.includes(id)) &&
        !hubs.some((hub) => hub.name.includes(name) || hub.customId?.includes(name))
      );
    });
    if (space === undefined) throw new Error('every room gives a hub its name');
    const hubIds = hubsOf(simulator.world)
      .filter(({ spaceIds }) => spaceIds.includes(space.id))
      .map(({ id }) => id);
    return { name: space.name, hubIds };
  };
  const found = async (token: string, search: string) => {
    const document = 'query ($search: String) { hubs(filter: { search: $search }) { nodes { id } } }';
    const { hubs } = await read<{ hubs: { nodes: { id: string }[] } }>(gateway, document, {
      token,
      variables: { search },
    });
    return hubs.nodes.map(({ id }) => id);
  };
  const labels = async (token: string) => {
    const { hubs } = await read<{ hubs: { facets: readonly Facet[] } }>(gateway, FACETS, { token });
    return hubs.facets;
  };

  it('are found by no search of a user who does not see them, after one of a user who does', async () => {
    const { name, hubIds } = room();

    for (let round = 0; round < 3; round += 1) {
      expect((await found(seeing, name)).sort()).toEqual([...hubIds].sort());
      expect(await found(restricted, name)).toEqual([]);
    }
  });

  it('label no facet of a user who does not see them', async () => {
    const names = new Set(spacesOf(simulator.world).map(({ name }) => name));
    const isNamed = ({ label }: Facet) => names.has(label);

    for (let round = 0; round < 3; round += 1) {
      const shown = await labels(seeing);
      expect(shown.filter(({ value }) => value !== null).every(isNamed)).toBe(true);
      const hidden = await labels(restricted);
      expect(hidden.filter(isNamed)).toEqual([]);
      expect(new Set(hidden.map(({ value }) => value))).toEqual(new Set(shown.map(({ value }) => value)));
    }
  });

  it.each([
    ['first', true],
    ['second', false],
  ])(
    'are matched by no subscription of a user who does not see them and comes %s',
    async (_title, isFirst) => {
      const { name, hubIds } = room();
      const subscribe = (token: string) => {
        const client = connectSocket(gateway, { token });
        clients.push(client);
        return client.subscribe<{ hubChanged: { hub: { id: string } } }>(SUBSCRIPTION, { search: name });
      };
      const tokens = isFirst ? [restricted, seeing] : [seeing, restricted];
      const streams = new Map(tokens.map((token) => [token, subscribe(token)]));
      const [hubId = ''] = hubIds;
      const current = await streams.get(seeing)?.event();
      expect(hubIds).toContain(current?.hubChanged.hub.id);

      // The next event of the restricted user is about a hub that has the text in a name of its own.
      const other = hubsOf(simulator.world).find(({ id }) => !hubIds.includes(id));
      const next = streams.get(restricted)?.event();
      await simulator.control.presence(hubId, false);
      await simulator.control.presence(hubId, true);
      await simulator.control.data(other?.id ?? '', { customid: `${name} ${isFirst}`, ip: name });

      expect((await next)?.hubChanged.hub.id).toBe(other?.id);
      await simulator.control.data(other?.id ?? '', { customid: null, ip: null });
    },
  );
});

describe('a search of a user without the scope for spaces', () => {
  const stack = useStack();
  afterEach(() => stack.simulator.control.clearFaults());

  /** Searches for a hub by its serial number, while the list of spaces is answered with this status. */
  const search = async (status: number) => {
    const { simulator, gateway } = stack;
    const token = await simulator.userToken();
    await simulator.control.faults([{ method: 'GET', path: '/api/spaces/v1', kind: 'status', status }]);
    const [hub] = hubsOf(simulator.world);
    const document = `{ hubs(filter: { search: "${hub?.serialNumber}" }) { nodes { id } } }`;
    return { hub, answer: await gateway.query(document, { token }) };
  };

  it('finds hubs by their own texts, without an error', async () => {
    const { hub, answer } = await search(403);

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ hubs: { nodes: [{ id: hub?.id }] } });
  });

  it('finds hubs by their own texts while the spaces cannot be read, with an error', async () => {
    const { hub, answer } = await search(500);

    expect(answer.data).toEqual({ hubs: { nodes: [{ id: hub?.id }] } });
    expect(answer.errors).toMatchObject([
      {
        path: ['hubs'],
        message: expect.stringContaining('names are not searched') as string,
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
    ]);
  });
});
