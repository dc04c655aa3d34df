import type { Hub } from '../../../simulator/world/types.js';
import { callsOf, read, useStack } from '../../support/stack.js';
import { accountOf, hubsOf, hubWhere, spacesOf } from '../../support/world.js';

interface Facet {
  readonly value: string | null;
  readonly label: string;
  readonly count: number;
}

const SINGLE = '/api/hubs/v1/{hubId}';
const FIELDS = '{ value label count }';
const EVERY = ['ONLINE', 'IN_USE', 'PRODUCT', 'FIRMWARE', 'SPACE', 'OVER_TEMPERATURE', 'UC_MODE'];
const ALL = EVERY.map((by) => `${by}: facets(by: ${by}) ${FIELDS}`).join(' ');

/** The values of a hub by facet, read from the simulated data alone. */
const VALUES: Readonly<Record<string, (hub: Hub) => readonly (string | null)[]>> = {
  ONLINE: (hub) => [String(hub.online)],
  IN_USE: (hub) => [String((hub.state()['connected'] as number[]).includes(1))],
  PRODUCT: (hub) => [hub.product],
  FIRMWARE: (hub) => [hub.firmware],
  SPACE: (hub) => (hub.spaceIds.length === 0 ? [null] : hub.spaceIds),
  OVER_TEMPERATURE: (hub) => [(hub.state()['otp'] as string | undefined)?.toUpperCase() ?? null],
  UC_MODE: (hub) => {
    const mode = hub.state()['mtrmode'];
    return [mode === undefined ? null : mode === 1 || mode === true ? 'UC' : 'BYOD'];
  },
};

function counts(hubs: readonly Hub[], by: string): ReadonlyMap<string | null, number> {
  const found = new Map<string | null, number>();
  for (const value of hubs.flatMap((hub) => VALUES[by]?.(hub) ?? [])) {
    found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

const asMap = (facets: readonly Facet[]) => new Map(facets.map(({ value, count }) => [value, count]));

describe('the facets of a list of hubs', () => {
  const stack = useStack({ simulator: { hubs: 120 } });
  let token: string;
  let hubs: readonly Hub[];

  beforeAll(async () => {
    const { control, world, userToken } = stack.simulator;
    token = await userToken();
    hubs = hubsOf(world);
    const chargers = hubs.filter(({ product }) => product === 'O-PH-4').map(({ id }) => id);
    await control.temperature(chargers[0] ?? '', 'overheat');
    await control.presence(hubs[20]?.id ?? '', false);
  });

  const ask = (document: string) => read<Record<string, unknown>>(stack.gateway, document, { token });
  const facetsOf = async (list: string): Promise<Readonly<Record<string, readonly Facet[]>>> => {
    const { hubs: page } = await ask(`{ hubs(${list}) { ${ALL} } }`);
    return page as Record<string, readonly Facet[]>;
  };

  it.each(['COLOUR', '"ONLINE"', 'null', '[ONLINE]'])('are not counted by %s', async (by) => {
    const { status } = await stack.gateway.query(`{ hubs { facets(by: ${by}) { count } } }`, { token });

    expect(status).toBe(400);
  });

  it('are not counted without a value to count by', async () => {
    const { status } = await stack.gateway.query('{ hubs { facets { count } } }', { token });

    expect(status).toBe(400);
  });

  it.each(EVERY)('count each hub of the whole list by %s, whatever the page is', async (by) => {
    for (const page of ['first: 500', 'first: 1, orderBy: { field: NAME, direction: DESC }']) {
      const facets = (await facetsOf(page))[by] ?? [];

      expect(asMap(facets)).toEqual(counts(hubs, by));
      expect(facets).toHaveLength(asMap(facets).size);
    }
  });

  it.each(EVERY)('count the hubs that a filter selects by %s, and no other', async (by) => {
    const facets = await facetsOf('first: 1, filter: { families: [OPC4], online: true }');
    const selected = hubs.filter(({ product, online }) => product === 'O-PC-4' && online);

    expect(asMap(facets[by] ?? [])).toEqual(counts(selected, by));
  });

  it('come by count, largest first, then by label', async () => {
    const facets = await facetsOf('first: 1');
    for (const by of EVERY) {
      const entries = facets[by] ?? [];
      const sorted = [...entries].sort(
        (one, other) =>
          other.count - one.count ||
          one.label.localeCompare(other.label, 'en', { numeric: true, sensitivity: 'base' }),
      );

      expect(entries).toEqual(sorted);
    }
  });

  it('are labelled for users', async () => {
    const facets = await facetsOf('first: 1');
    const labels = (by: string) => new Map(facets[by]?.map(({ value, label }) => [value, label]));

    expect(labels('ONLINE')).toEqual(
      new Map([
        ['true', 'Online'],
        ['false', 'Offline'],
      ]),
    );
    expect(labels('IN_USE').get('true')).toBe('In use');
    expect(labels('PRODUCT').get('O-PC-4')).toBe('Power Conference 4');
    expect(labels('OVER_TEMPERATURE').get('OVERHEAT')).toBe('Overheated');
    expect(labels('OVER_TEMPERATURE').get(null)).toBe('Not reported');
    const spaces = spacesOf(stack.simulator.world);
    for (const [value, label] of labels('SPACE')) {
      expect(label).toBe(value === null ? 'No space' : spaces.find(({ id }) => id === value)?.name);
    }
  });

  it('have values that find the counted hubs as filters', async () => {
    const facets = await facetsOf('first: 1');
    const conditions: Readonly<Record<string, (value: string) => string>> = {
      ONLINE: (value) => `online: ${value}`,
      OVER_TEMPERATURE: (value) => `overTemperature: [${value}]`,
      SPACE: (value) => `spaceId: "${value}"`,
    };
    for (const [by, condition] of Object.entries(conditions)) {
      for (const { value, count } of facets[by] ?? []) {
        if (value === null) continue;
        const page = await ask(`{ hubs(filter: { ${condition(value)} }) { totalCount } }`);

        expect(page).toEqual({ hubs: { totalCount: count } });
      }
    }
  });

  it('follow a change of a hub', async () => {
    const hub = hubWhere(stack.simulator.world, ({ online, product }) => online && product === 'O-PC-4');
    const onlineCount = async () =>
      (await facetsOf('first: 1'))['ONLINE']?.find(({ value }) => value === 'true')?.count ?? 0;
    const before = await onlineCount();
    await stack.simulator.control.presence(hub.id, false);

    expect(await onlineCount()).toBe(before - 1);
    await stack.simulator.control.presence(hub.id, true);
    expect(await onlineCount()).toBe(before);
  });

  it('of an account and of a space count its own hubs', async () => {
    const [space] = spacesOf(stack.simulator.world);
    const data = await ask(`{
      account(id: "${accountOf(stack.simulator.world).id}") {
        facets(by: PRODUCT) ${FIELDS}
        online: facets(by: PRODUCT, filter: { online: true }) ${FIELDS}
      }
      space(id: "${space?.id}") { hubs(first: 1) { facets(by: PRODUCT) ${FIELDS} } }
    }`);
    const { account, space: room } = data as {
      account: Record<string, readonly Facet[]>;
      space: { hubs: { facets: readonly Facet[] } };
    };

    expect(asMap(account['facets'] ?? [])).toEqual(counts(hubs, 'PRODUCT'));
    expect(asMap(account['online'] ?? [])).toEqual(
      counts(
        hubs.filter(({ online }) => online),
        'PRODUCT',
      ),
    );
    expect(asMap(room.hubs.facets)).toEqual(
      counts(
        hubs.filter(({ spaceIds }) => spaceIds.includes(space?.id ?? '')),
        'PRODUCT',
      ),
    );
  });

  it.each([
    ['none', 'facets(by: ONLINE) { count } a: facets(by: PRODUCT) { label count }', {}],
    ['none for the ids of spaces', 'facets(by: SPACE) { value count }', {}],
    ['the list of spaces for their names', 'facets(by: SPACE) { ...Named }', { 'GET /api/spaces/v1': 1 }],
  ])('cost no further call than %s', async (_title, fields, further) => {
    await stack.simulator.control.clearRequests();
    await ask(
      `{ hubs(first: 1) { ${fields} } } ${fields.includes('...') ? 'fragment Named on FacetCount { text: label }' : ''}`,
    );

    expect(await callsOf(stack.simulator)).toEqual({ 'GET /api/hubs/v1': 1, ...further });
  });

  it('have the ids of spaces in place of their names where the spaces cannot be read, with one error', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/spaces/v1', kind: 'status', status: 500 },
    ]);
    const answer = await stack.gateway.query(`{ hubs(first: 1) { facets(by: SPACE) ${FIELDS} } }`, { token });
    await stack.simulator.control.clearFaults();
    const { facets } = (answer.data as { hubs: { facets: readonly Facet[] } }).hubs;

    expect(asMap(facets)).toEqual(counts(hubs, 'SPACE'));
    expect(facets.filter(({ value, label }) => value !== null && label !== value)).toEqual([]);
    expect(answer.errors).toMatchObject([
      { path: ['hubs', 'facets'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });

  it('count codes of a product that differ in hyphens or case together', async () => {
    const [one, other] = hubs.filter(({ product }) => product === 'O-PC-3');
    await stack.simulator.control.data(one?.id ?? '', { product: 'X-1' });
    await stack.simulator.control.data(other?.id ?? '', { product: 'x1' });
    const facets = (await facetsOf('first: 1, orderBy: { field: NAME, direction: DESC }'))['PRODUCT'] ?? [];

    expect(facets.filter(({ value }) => value === 'X-1' || value === 'x1')).toEqual([
      { value: 'X-1', label: 'X-1', count: 2 },
    ]);
  });

  it('have a null value for hubs that do not report it', async () => {
    const [, , third] = hubs.filter(({ product }) => product === 'O-PC-3');
    await stack.simulator.control.data(third?.id ?? '', { product: null, firmware: null });
    const facets = await facetsOf('first: 1');

    expect(facets['PRODUCT']).toContainEqual({ value: null, label: 'Unknown product', count: 1 });
    expect(facets['FIRMWARE']).toContainEqual({ value: null, label: 'Not reported', count: 1 });
  });
});

describe.each(['compiled', 'reference'])('facets by the %s executor', (executor) => {
  const stack = useStack({ environment: { EXECUTOR: executor } });

  it('are an empty list for an empty list', async () => {
    const token = await stack.simulator.userToken();
    const empty = Object.fromEntries(EVERY.map((by) => [by, []]));

    expect(await read(stack.gateway, `{ hubs(filter: { ids: [] }) { ${ALL} } }`, { token })).toEqual({
      hubs: empty,
    });
  });

  it('are null beside other fields of the account where the hubs cannot be read', async () => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 500 },
    ]);
    const answer = await stack.gateway.query('{ accounts { id facets(by: ONLINE) { count } } }', { token });
    await stack.simulator.control.clearFaults();

    expect(answer.data).toEqual({
      accounts: [{ id: accountOf(stack.simulator.world).id, facets: null }],
    });
    expect(answer.errors).toMatchObject([{ path: ['accounts', 0, 'facets'] }]);
  });
});

describe('the facets of a list of thin rows', () => {
  const stack = useStack({ simulator: { rows: 'thin', hubs: 12, accounts: 1 } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  it('count what single reads show, each hub read once', async () => {
    const { hubs: page } = await read<{ hubs: Record<string, readonly Facet[]> }>(
      stack.gateway,
      `{ hubs(first: 1) { ${ALL} } }`,
      { token },
    );
    const hubs = hubsOf(stack.simulator.world);

    for (const by of EVERY) expect(asMap(page[by] ?? [])).toEqual(counts(hubs, by));
    expect((await callsOf(stack.simulator))[`GET ${SINGLE}`]).toBe(hubs.length);
  });

  it('by product and space need no single read', async () => {
    await read(
      stack.gateway,
      '{ hubs(first: 1) { facets(by: PRODUCT) { count } s: facets(by: SPACE) { count } } }',
      {
        token,
      },
    );

    expect(await callsOf(stack.simulator)).toEqual({ 'GET /api/hubs/v1': 1 });
  });

  it('leave out a hub that cannot be read, with an error that names it', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: SINGLE, kind: 'status', status: 500, times: 1 },
    ]);
    const answer = await stack.gateway.query(
      '{ hubs(first: 1) { totalCount facets(by: FIRMWARE) { count } } }',
      { token },
    );
    await stack.simulator.control.clearFaults();
    const { totalCount, facets } = (answer.data as { hubs: { totalCount: number; facets: readonly Facet[] } })
      .hubs;

    expect(facets.reduce((sum, { count }) => sum + count, 0)).toBe(totalCount - 1);
    expect(answer.errors).toMatchObject([
      {
        path: ['hubs', 'facets'],
        message: expect.stringContaining('Hubs that cannot be read are not counted: 1.') as string,
        extensions: { code: 'UPSTREAM_UNAVAILABLE', hubIds: [expect.any(String)] },
      },
    ]);
  });

  it('are not kept for later requests without the hub that could not be read', async () => {
    const { hubs } = await read<{ hubs: { totalCount: number; facets: readonly Facet[] } }>(
      stack.gateway,
      '{ hubs(first: 1) { totalCount facets(by: FIRMWARE) { count } } }',
      { token },
    );

    expect(hubs.facets.reduce((sum, { count }) => sum + count, 0)).toBe(hubs.totalCount);
  });
});
