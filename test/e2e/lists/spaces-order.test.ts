import type { JsonObject, Space } from '../../../simulator/world/types.js';
import { readPage, readPages } from '../../support/pages.js';
import { callsOf, read, startStack, useStack } from '../../support/stack.js';
import { accountOf, hubsOf, spacesOf } from '../../support/world.js';

const frozen = Date.parse('2026-03-25T09:00:00Z');
const ORDERS = ['NAME', 'WATTAGE'].flatMap((field) => ['ASC', 'DESC'].map((direction) => [field, direction]));

describe('the order of spaces', () => {
  const stack = useStack({ simulator: { hubs: 80, spaces: 50 }, realTime: () => frozen });
  let options: { readonly token: string };

  beforeAll(async () => {
    options = { token: await stack.simulator.userToken() };
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  /** The sum of the space's hubs that report power; null where none does. */
  const wattage = ({ id }: Space): number | null => {
    const readings = hubsOf(stack.simulator.world)
      .filter(({ spaceIds }) => spaceIds.includes(id))
      .flatMap((hub) => (hub.data()['power'] as JsonObject | undefined)?.['wattage'] ?? []) as number[];
    return readings.length === 0 ? null : readings.reduce((sum, watts) => sum + watts, 0);
  };
  const sorted = (field: string, direction: string): readonly string[] => {
    const sign = direction === 'DESC' ? -1 : 1;
    return [...spacesOf(stack.simulator.world)]
      .sort((one, other) => {
        if (field === 'NAME') {
          const order = one.name.localeCompare(other.name, 'en', { numeric: true, sensitivity: 'base' });
          return sign * order || (one.id < other.id ? -1 : 1);
        }
        const [a, b] = [wattage(one), wattage(other)];
        if (a !== b && (a === null || b === null)) return a === null ? 1 : -1;
        return sign * Math.sign(Number(a) - Number(b)) || (one.id < other.id ? -1 : 1);
      })
      .map(({ id }) => id);
  };

  it.each(['COLOUR', '"NAME"', 'null', 'SERIAL_NUMBER'])('is not by %s', async (field) => {
    const { status } = await stack.gateway.query(
      `{ spaces(orderBy: { field: ${field} }) { totalCount } }`,
      options,
    );

    expect(status).toBe(400);
  });

  it.each(ORDERS)('by %s %s is that of a plain sort, page after page', async (field, direction) => {
    const orderBy = `orderBy: { field: ${field}, direction: ${direction} }`;
    const pages = await readPages(stack.gateway, 'spaces', 20, orderBy, options);

    expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(sorted(field, direction));
  });

  it('is ascending if no direction is given, and by id without an order', async () => {
    const ids = async (args: string) =>
      (await readPage(stack.gateway, 'spaces', `first: 500 ${args}`, options)).nodes.map(({ id }) => id);

    expect(await ids(', orderBy: { field: WATTAGE }')).toEqual(sorted('WATTAGE', 'ASC'));
    expect(await ids(', orderBy: null')).toEqual([...sorted('NAME', 'ASC')].sort());
  });

  it('by power is that of the sums that the spaces show', async () => {
    const { spaces } = await read<{ spaces: { nodes: { power: { wattage: number } }[] } }>(
      stack.gateway,
      '{ spaces(first: 500, orderBy: { field: WATTAGE, direction: DESC }) { nodes { power { wattage } } } }',
      options,
    );
    const shown = spaces.nodes.map(({ power }) => power.wattage);

    expect(shown).toEqual([...shown].sort((one, other) => other - one));
    expect(new Set(shown).size).toBeGreaterThan(5);
  });

  it('of an account is its own', async () => {
    const { account } = await read<{ account: { spaces: { nodes: { id: string }[] } } }>(
      stack.gateway,
      `{ account(id: "${accountOf(stack.simulator.world).id}") {
           spaces(first: 500, orderBy: { field: NAME, direction: DESC }) { nodes { id } } } }`,
      options,
    );

    expect(account.spaces.nodes.map(({ id }) => id)).toEqual(sorted('NAME', 'DESC'));
  });

  it('by name needs the spaces only, and by power the hubs too, however often', async () => {
    await read(stack.gateway, '{ spaces(orderBy: { field: NAME }) { totalCount } }', options);
    expect(await callsOf(stack.simulator)).toEqual({ 'GET /api/spaces/v1': 1 });

    await stack.simulator.control.clearRequests();
    const byPower = 'spaces(orderBy: { field: WATTAGE }) { totalCount nodes { power { wattage } } }';
    await read(stack.gateway, `{ a: ${byPower} b: ${byPower} }`, options);
    expect(await callsOf(stack.simulator)).toEqual({ 'GET /api/spaces/v1': 1, 'GET /api/hubs/v1': 1 });
  });

  it('rejects a cursor of another order', async () => {
    const { pageInfo } = await readPage(
      stack.gateway,
      'spaces',
      'first: 1, orderBy: { field: NAME }',
      options,
    );
    for (const order of [
      '',
      ', orderBy: { field: WATTAGE }',
      ', orderBy: { field: NAME, direction: DESC }',
    ]) {
      const { errors } = await stack.gateway.query(
        `{ spaces(after: "${pageInfo.endCursor}"${order}) { totalCount } }`,
        options,
      );

      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    const { errors } = await stack.gateway.query(
      `{ hubs(after: "${pageInfo.endCursor}", orderBy: { field: NAME }) { totalCount } }`,
      options,
    );

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('by power is null where the hubs cannot be read, with an error', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 500 },
    ]);
    const { data, errors } = await stack.gateway.query(
      '{ spaces(orderBy: { field: WATTAGE }) { totalCount } byName: spaces(orderBy: { field: NAME }) { totalCount } }',
      options,
    );
    await stack.simulator.control.clearFaults();

    expect(data).toEqual({ spaces: null, byName: { totalCount: spacesOf(stack.simulator.world).length } });
    expect(errors).toMatchObject([{ path: ['spaces'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });
});

describe.each(['compiled', 'reference'])('spaces by power, of thin rows, by the %s executor,', (executor) => {
  it('come without the hub that cannot be read, with an error that names it', async () => {
    const { gateway, simulator, stop } = await startStack({
      simulator: { rows: 'thin', hubs: 12, spaces: 4, accounts: 1 },
      environment: { EXECUTOR: executor },
    });
    try {
      const token = await simulator.userToken();
      const path = '/api/hubs/v1/{hubId}';
      await simulator.control.faults([{ method: 'GET', path, kind: 'status', status: 500, times: 1 }]);
      const { data, errors } = await gateway.query('{ spaces(orderBy: { field: WATTAGE }) { totalCount } }', {
        token,
      });

      expect(data).toEqual({ spaces: { totalCount: 4 } });
      expect(errors).toMatchObject([
        {
          path: ['spaces'],
          message: expect.stringContaining('are not part of the sums: 1') as string,
          extensions: { hubIds: [expect.any(String)] },
        },
      ]);
    } finally {
      await stop();
    }
  });
});
