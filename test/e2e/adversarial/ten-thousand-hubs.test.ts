import type { TestSimulator } from '../../support/simulator.js';
import type { Page } from '../../support/pages.js';
import { callsOf, read, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

// The tests assert answers and calls, and no times: a busy machine needs minutes.
jest.setTimeout(300_000); // 5 minutes
const UNHURRIED = { OPERATED_TIMEOUT_MS: '120000' };

describe('ten thousand hubs', () => {
  const stack = useStack({
    simulator: { hubs: 10_000, spaces: 1_000, accounts: 1 },
    environment: UNHURRIED,
  });
  let options: { readonly token: string };

  beforeAll(async () => {
    options = { token: await stack.simulator.userToken() };
  });

  const callsDuring = async (act: () => Promise<unknown>) => {
    const { simulator }: { simulator: TestSimulator } = stack;
    await simulator.control.clearRequests();
    await act();
    return callsOf(simulator);
  };

  it('are listed 500 at a time in every order, and all counted in the power of their account, from one list call', async () => {
    const page = '{ totalCount nodes { id } pageInfo { hasNextPage } }';
    const document = `{
      byId: hubs(first: 500) ${page}
      byName: hubs(first: 500, orderBy: { field: NAME }) ${page}
      byPower: hubs(first: 500, orderBy: { field: WATTAGE, direction: DESC }) ${page}
      accounts { power { hubCount } }
    }`;
    const calls = await callsDuring(async () => {
      const { accounts, ...pages } = await read<
        Record<'byId' | 'byName' | 'byPower', Omit<Page, 'edges'>> & { accounts: unknown }
      >(stack.gateway, document, options);

      for (const { nodes, totalCount, pageInfo } of Object.values(pages)) {
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(500);
        expect(totalCount).toBe(10_000);
        expect(pageInfo.hasNextPage).toBe(true);
      }
      expect(accounts).toEqual([{ power: { hubCount: 10_000 } }]);
    });

    expect(calls).toEqual({ 'GET /api/hubs/v1': 1, 'GET /api/accounts/v1': 1 });
  });

  it('are returned with every port for a page of 500', async () => {
    const document =
      '{ hubs(first: 500) { nodes { id state { raw } config { raw } power { wattage } ports { id device { vendorName } power { wattage } } } } }';
    const { hubs } = await read<{ hubs: { nodes: { ports: unknown[] }[] } }>(
      stack.gateway,
      document,
      options,
    );

    expect(hubs.nodes).toHaveLength(500);
    expect(hubs.nodes.every(({ ports }) => ports.length >= 4)).toBe(true);
  });

  it('need no list call to read one of them', async () => {
    const last = hubsOf(stack.simulator.world).at(-1);

    expect(
      await callsDuring(() => read(stack.gateway, `{ hub(id: "${last?.id}") { name } }`, options)),
    ).toEqual({
      'GET /api/hubs/v1/{hubId}': 1,
    });
  });
});
