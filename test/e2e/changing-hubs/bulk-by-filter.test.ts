import { startTestGateway } from '../../support/gateway.js';
import { startRestrictedOperated } from '../../support/restricted-operated.js';
import { startSimulator } from '../../support/simulator.js';
import { type Stack, useStack } from '../../support/stack.js';
import { hubsOf, hubWhere, spacesOf } from '../../support/world.js';
import { auditLines, type Changed, putsByHub, putsOf, trueConfig, type UserError } from './changes.js';

const BY_FILTER = `mutation ($input: UpdateHubConfigsInput!) {
  updateHubConfigs(input: $input) {
    results { hubId hub { id config { raw } } changes { setting { name } before after } userErrors { code message field } }
    userErrors { code message field }
  }
}`;
const SINGLE = '/api/hubs/v1/{hubId}';

interface ByFilter {
  readonly results: readonly Changed[];
  readonly userErrors: readonly UserError[];
}

async function change(
  { gateway }: Pick<Stack, 'gateway'>,
  token: string,
  input: object,
  requestId = 'by-filter',
) {
  const headers = { 'x-request-id': requestId };
  const { data, errors } = await gateway.query(BY_FILTER, { token, variables: { input }, headers });
  return { payload: (data as { readonly updateHubConfigs: ByFilter } | null)?.updateHubConfigs, errors };
}

const idsOf = (payload: ByFilter | undefined) => payload?.results.map(({ hubId }) => hubId) ?? [];

describe('a change of the hubs that a filter selects', () => {
  // A cache that never expires while a test runs: an answer of it would show.
  const stack = useStack({
    simulator: { hubs: 60, accounts: 1 },
    environment: { LOG_LEVEL: 'info', CACHE_TTL_MS: '600000' },
  });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());
  afterEach(() => stack.simulator.control.clearFaults());

  /** Online hubs of a family that supports `hdmiCecControl`, and a filter that selects exactly them. */
  const online = () => {
    const hubs = hubsOf(stack.simulator.world).filter((hub) => hub.product === 'O-PC-4' && hub.online);
    return { ids: hubs.map(({ id }) => id).sort(), filter: { families: ['OPC4'], online: true } };
  };

  it('sends nothing where the names of spaces that a search needs cannot be read', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/spaces/v1', kind: 'status', status: 500 },
    ]);
    const input = { filter: { search: 'room' }, expectedCount: 1, config: { defaultPort: 2 } };
    const { payload, errors } = await change(stack, token, input);

    expect(payload ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(await putsOf(stack)).toBe(0);
  });

  it.each([
    ['neither hubIds nor a filter', {}, 'input.filter'],
    ['null for both', { hubIds: null, filter: null }, 'input.filter'],
    ['both', { hubIds: ['a'], filter: {}, expectedCount: 1 }, 'input.filter'],
    ['an empty list of hubs beside a filter', { hubIds: [], filter: {}, expectedCount: 1 }, 'input.filter'],
    ['a filter without expectedCount', { filter: {} }, 'input.expectedCount'],
    ['a filter with null as expectedCount', { filter: {}, expectedCount: null }, 'input.expectedCount'],
    ['a negative expectedCount', { filter: {}, expectedCount: -1 }, 'input.expectedCount'],
    ['more than 1,000 expected hubs', { filter: {}, expectedCount: 1_001 }, 'input.expectedCount'],
    ['expectedCount without a filter', { hubIds: ['a'], expectedCount: 1 }, 'input.expectedCount'],
    [
      'a filter that is too long',
      { filter: { ids: Array.from({ length: 1_001 }, String) }, expectedCount: 1 },
      'input.filter.ids',
    ],
    [
      'a filter of null as the space',
      { filter: { spaceId: null }, expectedCount: 1 },
      'input.filter.spaceId',
    ],
  ])('is rejected with BAD_USER_INPUT before Operated is called: %s', async (_case, target, field) => {
    const { payload, errors } = await change(stack, token, { ...target, config: { defaultPort: 2 } });

    expect(payload).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', validation: [{ field }] } }]);
    expect((await stack.simulator.control.requests()).total).toBe(0);
  });

  it('sends nothing where the filter selects another number of hubs than expected, with dryRun too', async () => {
    const { ids, filter } = online();
    for (const dryRun of [false, true]) {
      for (const expectedCount of [0, ids.length - 1, ids.length + 1]) {
        const input = { filter, expectedCount, dryRun, config: { hdmiCecControl: true } };
        const { payload, errors } = await change(stack, token, input);

        expect(errors).toEqual([]);
        expect(payload).toEqual({
          results: [],
          userErrors: [
            {
              code: 'UNEXPECTED_COUNT',
              message: `Nothing was sent: the filter selects ${ids.length} hubs now, not ${expectedCount}.`,
              field: ['expectedCount'],
            },
          ],
        });
      }
    }
    expect(await putsOf(stack)).toBe(0);
  });

  it('reports violations of the settings once, and does not read the hubs', async () => {
    const { filter } = online();
    const { payload } = await change(stack, token, { filter, expectedCount: 1, config: { defaultPort: 99 } });

    expect(payload).toMatchObject({
      results: [],
      userErrors: [{ code: 'INVALID_VALUE', field: ['config', 'defaultPort'] }],
    });
    expect((await stack.simulator.control.requests()).total).toBe(0);
  });

  it('with dryRun and without expectedCount reports the hubs and their changes; the change with that count makes them', async () => {
    const { ids, filter } = online();
    const config = { hdmiCecControl: true };
    const dry = await change(stack, token, { filter, config, dryRun: true });
    expect(idsOf(dry.payload)).toEqual(ids);
    expect(await putsOf(stack)).toBe(0);

    const made = await change(stack, token, { filter, config, expectedCount: ids.length });
    expect(made.errors).toEqual([]);
    expect(made.payload?.userErrors).toEqual([]);
    expect(idsOf(made.payload)).toEqual(ids);
    expect(made.payload?.results.map(({ changes }) => changes)).toEqual(
      dry.payload?.results.map(({ changes }) => changes),
    );
    const differing = dry.payload?.results.filter(({ changes }) => changes.length > 0) ?? [];
    expect(differing.length).toBeGreaterThan(3);
    expect([...(await putsByHub(stack)).keys()].sort()).toEqual(differing.map(({ hubId }) => hubId).sort());
    for (const id of ids) expect(trueConfig(stack.simulator.world, id)['hdmiceccontrol']).toBe(true);
  });

  it('logs an audit line for each hub that is changed', async () => {
    const { filter, ids } = online();
    const input = { filter, expectedCount: ids.length, config: { hdmiCecControl: false } };
    const { payload } = await change(stack, token, input, 'an-audit');
    const changed = payload?.results.filter(({ changes }) => changes.length > 0).map(({ hubId }) => hubId);
    const lines = auditLines(stack).filter((line) => line['requestId'] === 'an-audit');

    expect(lines.map(({ hubId }) => hubId).sort()).toEqual(changed);
    expect(lines.every(({ settings }) => JSON.stringify(settings) === '["hdmiceccontrol"]')).toBe(true);
  });

  it('selects by what Operated answers now, not by what the cache has', async () => {
    const { ids, filter } = online();
    const count = await stack.gateway.query(
      `{ hubs(filter: { families: [OPC4], online: true }) { totalCount } }`,
      {
        token,
      },
    );
    expect(count.data).toEqual({ hubs: { totalCount: ids.length } });
    const [gone = ''] = ids;
    await stack.simulator.control.presence(gone, false);
    const input = { filter, config: { hdmiCecControl: true } };
    const before = await change(stack, token, { ...input, expectedCount: ids.length });
    const after = await change(stack, token, { ...input, expectedCount: ids.length - 1, dryRun: true });
    await stack.simulator.control.presence(gone, true);

    expect(before.payload?.userErrors).toMatchObject([{ code: 'UNEXPECTED_COUNT' }]);
    expect(idsOf(after.payload)).toEqual(ids.filter((id) => id !== gone));
  });

  it('selects anew for each field of one request', async () => {
    const { ids } = online();
    const field = `updateHubConfigs(input: { filter: { families: [OPC4], online: true }, dryRun: true, config: { hdmiCecControl: true } }) { results { hubId } }`;
    const answer = await stack.gateway.query(`mutation { one: ${field} two: ${field} }`, { token });

    expect(idsOf((answer.data as { two: ByFilter }).two)).toEqual(ids);
    expect((await stack.simulator.control.requests()).byEndpoint['GET /api/hubs/v1']).toBe(2);
  });

  it('of a filter that selects no hub has no results and no errors, if none is expected', async () => {
    const filter = { search: 'no hub has this name' };
    expect(await change(stack, token, { filter, expectedCount: 0, config: { defaultPort: 2 } })).toEqual({
      payload: { results: [], userErrors: [] },
      errors: [],
    });
  });

  it('of a space changes its hubs only', async () => {
    const hubs = hubsOf(stack.simulator.world);
    const space = spacesOf(stack.simulator.world).find(({ id }) =>
      hubs.some((hub) => hub.spaceIds.includes(id)),
    );
    const inSpace = hubs.filter(({ spaceIds }) => spaceIds.includes(space?.id ?? '')).map(({ id }) => id);
    const filter = { spaceId: space?.id };
    const input = { filter, expectedCount: inSpace.length, config: { buttonOffDefaultPort: true } };
    const { payload } = await change(stack, token, input);

    expect(idsOf(payload)).toEqual([...inSpace].sort());
    expect([...(await putsByHub(stack)).keys()].filter((id) => !inSpace.includes(id))).toEqual([]);
  });
});

describe('a change by a filter whose hubs have thin rows', () => {
  const stack = useStack({ simulator: { rows: 'thin', hubs: 12, accounts: 1 } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());
  afterEach(() => stack.simulator.control.clearFaults());

  it('reads what the filter needs, and changes the hubs that it selects', async () => {
    const ids = hubsOf(stack.simulator.world)
      .filter((hub) => hub.product === 'O-PC-4' && hub.online)
      .map(({ id }) => id);
    const filter = { families: ['OPC4'], online: true };
    const input = { filter, expectedCount: ids.length, config: { hdmiCecControl: true } };
    const { payload, errors } = await change(stack, token, input);

    expect(errors).toEqual([]);
    expect(idsOf(payload)).toEqual([...ids].sort());
    for (const id of ids) expect(trueConfig(stack.simulator.world, id)['hdmiceccontrol']).toBe(true);
  });

  it.each([false, true])('sends nothing where a hub cannot be read, with dryRun: %s', async (dryRun) => {
    await stack.simulator.control.faults([
      { method: 'GET', path: SINGLE, kind: 'status', status: 500, times: 1 },
    ]);
    const input = {
      filter: { online: true },
      expectedCount: 1,
      dryRun,
      config: { buttonOffDefaultPort: false },
    };
    const { payload, errors } = await change(stack, token, input);

    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      results: [],
      userErrors: [{ code: 'NOT_CONFIRMED', field: ['filter'] }],
    });
    expect(payload?.userErrors[0]?.message).toMatch(
      /^Nothing was sent: 1 hub cannot be read, so it is unknown whether the filter selects it/,
    );
    expect(await putsOf(stack)).toBe(0);
  });
});

it('A filter selects only hubs that the token of the caller sees, although another token of the organisation sees all', async () => {
  const simulator = await startSimulator();
  const operated = await startRestrictedOperated(simulator.url);
  const gateway = await startTestGateway(operated.url, { CACHE_TTL_MS: '600000' });
  try {
    const [wide, restricted] = [await simulator.userToken(), await simulator.userToken()];
    const hidden = hubWhere(simulator.world, ({ online, product }) => online && product === 'O-PC-4').id;
    operated.hide(restricted, [hidden]);
    const all = hubsOf(simulator.world).map(({ id }) => id);
    const input = { filter: {}, dryRun: true, config: { buttonOffDefaultPort: true } };
    expect(idsOf((await change({ gateway }, wide, input)).payload)).toEqual([...all].sort());
    const { payload } = await change({ gateway }, restricted, {
      ...input,
      dryRun: false,
      expectedCount: all.length - 1,
    });

    expect(idsOf(payload)).toEqual(all.filter((id) => id !== hidden).sort());
    expect((await putsByHub({ simulator, gateway })).has(hidden)).toBe(false);
  } finally {
    await gateway.stop();
    await operated.stop();
    await simulator.stop();
  }
});
