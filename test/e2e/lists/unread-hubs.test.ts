import type { AnswerError } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { callsOf, read, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const SINGLE = '/api/hubs/v1/{hubId}';
const UNAVAILABLE = 'Operated cannot be reached or reports a failure of its own.';

interface Listed {
  readonly hubs: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] } | null;
}

describe('a list of thin rows, one hub of which cannot be read', () => {
  const stack = useStack({ simulator: { rows: 'thin', hubs: 12, accounts: 1 } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => failOne());
  afterEach(() => stack.simulator.control.clearFaults());

  const failOne = () =>
    stack.simulator.control.faults([{ method: 'GET', path: SINGLE, kind: 'status', status: 500, times: 1 }]);
  const ask = (document: string) => stack.gateway.query(document, { token });
  const ids = () => hubsOf(stack.simulator.world).map(({ id }) => id);
  /** The one hub that the only error of the answer names. */
  const namedBy = (errors: readonly AnswerError[]) => {
    expect(errors).toHaveLength(1);
    const [hubId, ...others] = errors[0]?.extensions['hubIds'] as readonly string[];
    expect(others).toEqual([]);
    expect(ids()).toContain(hubId);
    return hubId ?? '';
  };

  it.each([401, 403, 429])(
    'is null where the rejection concerns every call of the caller: %d',
    async (status) => {
      await stack.simulator.control.faults([{ method: 'GET', path: SINGLE, kind: 'status', status }]);
      const { data, errors } = await ask('{ hubs(orderBy: { field: NAME }) { totalCount } }');

      expect(data).toEqual({ hubs: null });
      expect(errors).toHaveLength(1);
    },
  );

  it('is null where no hub can be read', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: SINGLE, kind: 'status', status: 500 }]);
    const { data, errors } = await ask(
      '{ hubs(filter: { online: true }) { totalCount } accounts { power { wattage } } }',
    );

    expect(data).toEqual({ hubs: null, accounts: [{ power: null }] });
    expect(errors).toMatchObject([{ message: UNAVAILABLE }, { message: UNAVAILABLE }]);
  });

  it('has all hubs, and the missing fields of that one are null with the error', async () => {
    const { data, errors } = await ask('{ hubs { nodes { id serialNumber online name state { raw } } } }');
    const { nodes } = (data as { hubs: { nodes: { id: string; name: string | null }[] } }).hubs;
    const [unread, ...others] = nodes.filter(({ name }) => name === null);

    expect(nodes.map(({ id }) => id)).toEqual(ids().sort());
    expect(others).toEqual([]);
    const { serialNumber } = hubsOf(stack.simulator.world).find(({ id }) => id === unread?.id) ?? {};
    expect(unread).toMatchObject({ serialNumber, online: expect.any(Boolean) as boolean, state: null });
    const index = nodes.findIndex(({ id }) => id === unread?.id);
    expect(errors).toMatchObject([
      { path: ['hubs', 'nodes', index, 'name'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
      { path: ['hubs', 'nodes', index, 'state'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });

  it('leaves it out of a filter that needs its details, with an error that names it', async () => {
    const document = '{ hubs(filter: { inUse: false }) { totalCount nodes { id } } }';
    const partial = await ask(document);
    await stack.simulator.control.clearFaults();
    const whole = await read<Listed>(stack.gateway, document, { token });
    const left = namedBy(partial.errors);

    expect(partial.errors).toEqual([
      {
        message: `Hubs that cannot be read do not count as matching: 1. ${UNAVAILABLE}`,
        path: ['hubs'],
        locations: [expect.anything()],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', hubIds: [left] },
      },
    ]);
    expect(partial.status).toBe(200);
    const expected = whole.hubs?.nodes.map(({ id }) => id).filter((id) => id !== left);
    const listed = (partial.data as Listed).hubs;
    expect(listed?.nodes.map(({ id }) => id)).toEqual(expected);
    expect(listed?.totalCount).toBe(expected?.length);
  });

  it('has it last in an order that needs its details, with an error that names it', async () => {
    for (const direction of ['ASC', 'DESC']) {
      await failOne();
      const { data, errors } = await ask(
        `{ hubs(orderBy: { field: NAME, direction: ${direction} }) { totalCount nodes { id name } } }`,
      );
      const { hubs } = data as { hubs: { totalCount: number; nodes: { id: string; name: string | null }[] } };
      const named = namedBy(errors.filter(({ path }) => path?.length === 1));
      const firstWithoutName = hubs.nodes.findIndex(({ name }) => name === null);

      expect(errors).toMatchObject([
        { message: UNAVAILABLE, path: ['hubs', 'nodes', expect.any(Number), 'name'] },
        { message: `Hubs that cannot be read come last: 1. ${UNAVAILABLE}` },
      ]);
      expect(hubs.totalCount).toBe(ids().length);
      expect(hubs.nodes.slice(firstWithoutName).filter(({ name }) => name !== null)).toEqual([]);
      expect(hubs.nodes.slice(firstWithoutName).map(({ id }) => id)).toContain(named);
    }
  });

  it('counts it as a hub that does not report power, with an error that names it', async () => {
    const document = '{ accounts { power { hubCount reportingHubCount wattage } } }';
    const { data, errors } = await ask(document);
    await stack.simulator.control.clearFaults();
    const named = namedBy(errors);
    const { hub } = await read<{ hub: { power: object | null } }>(
      stack.gateway,
      `{ hub(id: "${named}") { power { wattage } } }`,
      { token },
    );
    const whole = await read<{ accounts: { power: { reportingHubCount: number } }[] }>(
      stack.gateway,
      document,
      { token },
    );

    expect(errors).toMatchObject([{ path: ['accounts', 0, 'power'] }]);
    expect(data).toMatchObject({
      accounts: [
        {
          power: {
            hubCount: ids().length,
            reportingHubCount:
              (whole.accounts[0]?.power.reportingHubCount ?? 0) - (hub.power === null ? 0 : 1),
          },
        },
      ],
    });
  });

  it('reports it once at each field that needs it, and reads it once', async () => {
    await stack.simulator.control.clearRequests();
    const list = 'hubs(filter: { search: "" }) { totalCount }';
    const { errors } = await ask(`{ one: ${list} two: ${list} }`);

    expect(errors.map(({ path }) => path)).toEqual([['one'], ['two']]);
    expect(await callsOf(stack.simulator)).toEqual({
      'GET /api/hubs/v1': 1,
      'GET /api/hubs/v1/{hubId}': ids().length,
    });
  });

  it('logs the code of the failure with the operation', async () => {
    await ask('query Partial { hubs(orderBy: { field: NAME }) { totalCount } }');
    const line = stack.gateway.log.find((each) => each.includes('"operationName":"Partial"')) ?? '{}';

    expect(JSON.parse(line)).toMatchObject({ errors: ['UPSTREAM_UNAVAILABLE'] });
  });

  it('is reported over WebSocket too', async () => {
    const client = connectSocket(stack.gateway, { token });
    try {
      const { value } = await client.subscribe('{ hubs(orderBy: { field: NAME }) { totalCount } }').next();
      expect(value).toMatchObject({
        data: { hubs: { totalCount: ids().length } },
        errors: [{ path: ['hubs'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
      });
    } finally {
      await client.dispose();
    }
  });
});
