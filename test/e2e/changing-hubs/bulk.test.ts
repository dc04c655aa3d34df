import { largestOverlap } from '../../support/overlap.js';
import { callsOf, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';
import { changeMany, putsByHub, putsOf, trueConfig, UPDATE_MANY } from './changes.js';

const NO_HUB = '65ffefa1930e9ca08affffff';

describe('a change of many hubs', () => {
  const stack = useStack({ simulator: { hubs: 300, accounts: 1 } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());
  afterEach(() => stack.simulator.control.clearFaults());

  const switching = (count: number) =>
    hubsOf(stack.simulator.world)
      .filter(({ product, online }) => product !== 'O-PH-4' && online)
      .slice(0, count)
      .map(({ id }) => id);

  it('is rejected for more than 1,000 hubs before Operated is called', async () => {
    const hubIds = Array.from({ length: 1_001 }, (_, index) => `hub-${index}`);
    const { data, errors } = await stack.gateway.query(UPDATE_MANY, {
      token,
      variables: { input: { hubIds, config: { defaultPort: 2 } } },
    });

    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: 'input.hubIds: must have at most 1000 hubs',
        path: ['updateHubConfigs'],
        extensions: { code: 'BAD_USER_INPUT', validation: [{ field: 'input.hubIds' }] },
      },
    ]);
    expect((await stack.simulator.control.requests()).total).toBe(0);
  });

  it('of no hubs has no results', async () => {
    expect(await changeMany(stack, [], { defaultPort: 2 }, { token })).toMatchObject({
      data: { updateHubConfigs: { results: [] } },
      errors: [],
    });
  });

  it('is a user error for each hub that the caller cannot see', async () => {
    const [one = '', two = ''] = switching(2);
    const odd = ['', '..', '../../accounts/v1', 'x'.repeat(500), '\ud800', 'a?b#c'];
    const { results, errors } = await changeMany(
      stack,
      [NO_HUB, one, ...odd, two],
      { buttonOffDefaultPort: true },
      { token },
    );

    expect(errors).toEqual([]);
    expect(results.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      ['HUB_NOT_FOUND'],
      [],
      ...odd.map(() => ['HUB_NOT_FOUND']),
      [],
    ]);
    expect([...(await putsByHub(stack)).keys()].sort()).toEqual([one, two].sort());
  });

  it('is rejected as a whole, and changes no hub, if one id has over 500 characters', async () => {
    const [one = '', two = ''] = switching(2);
    const { results, errors } = await changeMany(
      stack,
      [one, 'x'.repeat(501), two],
      { buttonOffDefaultPort: true },
      { token },
    );

    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(results).toEqual([]);
    expect(await putsByHub(stack)).toEqual(new Map());
  });

  it('has results in the order of the input, two for an id that is given twice, and changes that hub once', async () => {
    const ids = switching(30).reverse();
    const { results } = await changeMany(stack, [...ids, ...ids], { hdmiCecControl: true }, { token });

    expect(results.map(({ hubId }) => hubId)).toEqual([...ids, ...ids]);
    expect(results.slice(30)).toEqual(results.slice(0, 30));
    expect(new Set((await putsByHub(stack)).values())).toEqual(new Set([1]));
    for (const { hubId = '', hub } of results) {
      expect(hub?.config?.raw).toEqual(trueConfig(stack.simulator.world, hubId));
    }
  });

  it('sends at most ten changes at a time', async () => {
    await stack.simulator.control.faults([
      { method: 'PUT', path: '/api/hubs/v1/{hubId}/config', kind: 'delay', delayMs: 25 },
    ]);
    await changeMany(stack, switching(100), { autoSwitchConnect: 'OFF' }, { token });
    const { log } = await stack.simulator.control.requests();
    const overlap = largestOverlap(log.filter(({ method }) => method === 'PUT'));

    expect(overlap).toBeGreaterThan(5);
    expect(overlap).toBeLessThanOrEqual(10);
  }, 20_000);

  it('with dryRun returns the changes of each hub from one read of the list', async () => {
    const ids = switching(200);
    await stack.gateway.query('{ hubs { totalCount } }', { token });
    await stack.simulator.control.clearRequests();
    const { results } = await changeMany(stack, ids, { ucButtonCycle: true }, { token, dryRun: true });

    expect(results.every(({ userErrors }) => userErrors.length === 0)).toBe(true);
    expect(results.filter(({ changes }) => changes.length === 1).length).toBeGreaterThan(150);
    expect(await callsOf(stack.simulator)).toEqual({ 'GET /api/hubs/v1': 1 });
  });

  it('sends nothing if nothing differs', async () => {
    const ids = switching(200);
    await changeMany(stack, ids, { ucManualInherit: true }, { token });
    await stack.simulator.control.clearRequests();
    const { results } = await changeMany(stack, ids, { ucManualInherit: true }, { token });

    expect(
      results.every(({ hub, changes, userErrors }) => hub && changes.length + userErrors.length === 0),
    ).toBe(true);
    expect(await putsOf(stack)).toBe(0);
  }, 20_000);
});

describe('a change of many hubs whose list has thin rows', () => {
  const stack = useStack({ simulator: { hubs: 120, accounts: 1, rows: 'thin' } });

  it('reads the missing parts in parallel, and sends the same changes', async () => {
    const token = await stack.simulator.userToken();
    const ids = hubsOf(stack.simulator.world)
      .filter(({ product, online }) => product === 'O-PC-4' && online)
      .map(({ id }) => id);
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'delay', delayMs: 20 },
    ]);
    const dry = await changeMany(stack, ids, { shareNetwork: false }, { token, dryRun: true });
    const { log } = await stack.simulator.control.requests();
    const { results } = await changeMany(stack, ids, { shareNetwork: false }, { token });

    expect(
      largestOverlap(log.filter(({ endpoint }) => endpoint === 'GET /api/hubs/v1/{hubId}')),
    ).toBeGreaterThan(5);
    expect(results.map(({ changes }) => changes)).toEqual(dry.results.map(({ changes }) => changes));
    for (const { hubId = '', userErrors } of results) {
      expect([userErrors, trueConfig(stack.simulator.world, hubId)['sharenetwork']]).toEqual([[], false]);
    }
  }, 20_000);
});
