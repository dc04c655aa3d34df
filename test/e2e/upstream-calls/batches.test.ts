import { largestOverlap } from '../../support/overlap.js';
import { callsOf, read, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const SINGLE = 'GET /api/hubs/v1/{hubId}';
const LIST = 'GET /api/hubs/v1';
const DELAY = { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'delay', delayMs: 60 } as const;

const aliases = (ids: readonly string[], fields = 'id name ports { id }') =>
  `{ ${ids.map((id, index) => `a${index}: hub(id: "${id}") { ${fields} }`).join(' ')} }`;

describe('30 hubs by 30 aliases', () => {
  const stack = useStack();
  const ids = () =>
    hubsOf(stack.simulator.world)
      .slice(0, 30)
      .map(({ id }) => id);

  beforeEach(async () => {
    await stack.simulator.control.clearFaults();
    await stack.simulator.control.clearRequests();
  });

  it('are read concurrently', async () => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.faults([DELAY]);
    await stack.simulator.control.clearRequests();
    await read(stack.gateway, aliases(ids()), { token });
    const { byEndpoint, log } = await stack.simulator.control.requests();

    expect(byEndpoint).toEqual({ [SINGLE]: 30 });
    expect(largestOverlap(log)).toBe(10);
  });

  it('are one list, where the last list of the same token was cheaper', async () => {
    const token = await stack.simulator.userToken();
    await read(stack.gateway, '{ hubs { totalCount } }', { token });
    await stack.simulator.control.clearRequests();
    const data = await read(stack.gateway, aliases(ids(), 'id'), { token });

    expect(await callsOf(stack.simulator)).toEqual({ [LIST]: 1 });
    expect(data).toEqual(Object.fromEntries(ids().map((id, index) => [`a${index}`, { id }])));
  });

  it('are one list, where the same request needs it anyway', async () => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.clearRequests();
    await read(stack.gateway, `{ hubs { totalCount } ${aliases(ids()).slice(1)}`, { token });

    expect(await callsOf(stack.simulator)).toEqual({ [LIST]: 1 });
  });

  it('fail with the error of their list, which causes no single reads', async () => {
    const token = await stack.simulator.userToken();
    await read(stack.gateway, '{ hubs { totalCount } }', { token });
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 500 },
    ]);
    await stack.simulator.control.clearRequests();
    const { data, errors } = await stack.gateway.query(aliases(ids(), 'id'), { token });

    expect((await callsOf(stack.simulator))[SINGLE]).toBeUndefined();
    expect(Object.values(data as object)).toEqual(ids().map(() => null));
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(
      ids().map(() => 'UPSTREAM_UNAVAILABLE'),
    );
  });

  it.each([401, 403, 429])('are not read singly, where the list is rejected with %d', async (status) => {
    const token = await stack.simulator.userToken();
    await read(stack.gateway, '{ hubs { totalCount } }', { token });
    await stack.simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'status', status }]);
    await stack.simulator.control.clearRequests();
    const { errors } = await stack.gateway.query(aliases(ids(), 'id'), { token });

    expect(await callsOf(stack.simulator)).toEqual({ [LIST]: 1 });
    expect(errors).toHaveLength(30);
  });

  it.each([
    [10, 'are read singly', { [SINGLE]: 10 }],
    [11, 'fail with their list', {}],
  ])('limited to %d %s, where the list fails', async (count, _title, singleReads) => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 500 },
    ]);
    await stack.simulator.control.clearRequests();
    const wanted = ids().slice(0, count);
    const document = `{ hubs { totalCount } ${aliases(wanted, 'id').slice(1)}`;
    const { data } = await stack.gateway.query(document, { token });
    const { [LIST]: lists, ...others } = await callsOf(stack.simulator);

    expect(lists).toBeGreaterThan(0);
    expect(others).toEqual(singleReads);
    expect(data).toEqual({
      hubs: null,
      ...Object.fromEntries(wanted.map((id, index) => [`a${index}`, SINGLE in singleReads ? { id } : null])),
    });
  });

  it('fail one by one', async () => {
    const token = await stack.simulator.userToken();
    const [first = '', second = ''] = ids();
    const answer = await stack.gateway.query(aliases([first, 'none', second], 'id'), { token });

    expect(answer.data).toEqual({ a0: { id: first }, a1: null, a2: { id: second } });
  });
});

describe('the bound on parallel reads', () => {
  const stack = useStack({ environment: { OPERATED_PARALLEL_READS: '3' } });

  it('holds for the aliases of one request', async () => {
    const { control, world } = stack.simulator;
    const token = await stack.simulator.userToken();
    await control.faults([DELAY]);
    await control.clearRequests();
    await read(
      stack.gateway,
      aliases(
        hubsOf(world)
          .slice(0, 20)
          .map(({ id }) => id),
      ),
      { token },
    );

    expect(largestOverlap((await control.requests()).log)).toBe(3);
  });
});

describe('thin rows', () => {
  const stack = useStack({ simulator: { rows: 'thin' }, environment: { OPERATED_PARALLEL_READS: '4' } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  it('are not completed for fields that they have', async () => {
    const document = `{
      hubs(filter: { families: [OPC4] }, orderBy: { field: SERIAL_NUMBER }) {
        nodes { id serialNumber product { name } spaces { id } account { id } fetchedAt }
      }
    }`;
    await read(stack.gateway, document, { token });

    expect(await callsOf(stack.simulator)).toEqual({
      [LIST]: 1,
      'GET /api/accounts/v1': 1,
      'GET /api/spaces/v1': 1,
    });
  });

  it.each([
    'name',
    'online',
    'state { raw }',
    'ports { id }',
    'port(number: 1) { id }',
    'config { raw }',
    'power { wattage }',
  ])('are completed where a query selects %s, those of its page and each once', async (field) => {
    const { hubs } = await read<{ hubs: { nodes: { id: string }[] } }>(
      stack.gateway,
      `{ hubs(first: 5) { nodes { id ${field} again: ${field} } } }`,
      { token },
    );
    const { byEndpoint, log } = await stack.simulator.control.requests();

    expect(byEndpoint).toEqual({ [LIST]: 1, [SINGLE]: 5 });
    expect(
      log
        .slice(1)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(hubs.nodes.map(({ id }) => `/api/hubs/v1/${id}`).sort());
  });

  it.each<[string, Readonly<Record<string, number>>]>([
    ['orderBy: { field: NAME }', {}],
    ['orderBy: { field: WATTAGE }', {}],
    ['filter: { online: true }', {}],
    ['filter: { search: "" }', {}],
    // Finds names of spaces too.
    ['filter: { search: "a" }', { 'GET /api/spaces/v1': 1 }],
    ['filter: { inUse: true }', {}],
    ['filter: { firmwareBelow: "9" }', {}],
    ['filter: { deviceVendorId: 1452 }', {}],
    ['filter: { deviceProductId: 1, inUse: true, online: true }', {}],
  ])('are completed all, and each once, for %s', async (argument, further) => {
    const everything = 'name online state { raw } ports { id } config { raw } power { wattage }';
    await read(stack.gateway, `{ hubs(first: 500, ${argument}) { nodes { ${everything} } } }`, { token });

    expect(await callsOf(stack.simulator)).toEqual({
      [LIST]: 1,
      [SINGLE]: hubsOf(stack.simulator.world).length,
      ...further,
    });
  });

  it('need no single read for a filter by space or product', async () => {
    const list = 'hubs(filter: { inSpace: true, productCodes: ["O-PC-4"] }) { totalCount }';
    await read(stack.gateway, `{ ${list} }`, { token });

    expect(await callsOf(stack.simulator)).toEqual({ [LIST]: 1 });
  });

  it('are completed within the limit of concurrent reads', async () => {
    await stack.simulator.control.faults([DELAY]);
    await read(stack.gateway, '{ hubs(first: 20) { nodes { name } } }', { token });
    await stack.simulator.control.clearFaults();
    const { log } = await stack.simulator.control.requests();

    expect(largestOverlap(log.filter(({ endpoint }) => endpoint === SINGLE))).toBe(4);
  });

  it('are replaced by single reads, where single hubs are requested', async () => {
    const ids = hubsOf(stack.simulator.world).map(({ id }) => id);
    await read(stack.gateway, '{ hubs { totalCount } }', { token });
    await stack.simulator.control.clearRequests();
    await read(stack.gateway, aliases(ids), { token });

    expect(await callsOf(stack.simulator)).toEqual({ [SINGLE]: ids.length });
  });

  it('cost one single read each, beside the list, for the fleet from accounts to power', async () => {
    const fields = 'name online power { wattage } ports { power { wattage } }';
    const document = `{ accounts { power { wattage } spaces { nodes { power { wattage } hubs { nodes { ${fields} } } } } hubs { nodes { ${fields} } } } }`;
    await read(stack.gateway, document, { token });

    expect(await callsOf(stack.simulator)).toEqual({
      'GET /api/accounts/v1': 1,
      'GET /api/spaces/v1': 1,
      [LIST]: 1,
      [SINGLE]: hubsOf(stack.simulator.world).length,
    });
  });
});
