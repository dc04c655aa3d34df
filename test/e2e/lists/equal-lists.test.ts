import { HubRecord } from '../../../src/datasources/decode/hub.js';
import { read, useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

const BY_NAME = 'hubs(first: 1, orderBy: { field: NAME }) { totalCount }';

describe('in an operation', () => {
  const stack = useStack();
  let token: string;
  let hubCount: number;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
    const { hubs } = await read<{ readonly hubs: { readonly totalCount: number } }>(
      stack.gateway,
      '{ hubs { totalCount } }',
      { token },
    );
    hubCount = hubs.totalCount;
    expect(hubCount).toBeGreaterThan(20);
  });

  afterEach(() => jest.restoreAllMocks());

  /** How often an operation reads a property of hubs that it does not select: once for each hub that it sorts or sums. */
  async function readsOf(property: 'name' | 'power', document: string, ofToken = token): Promise<number> {
    const getter = jest.spyOn(HubRecord.prototype, property, 'get');
    await read(stack.gateway, document, { token: ofToken });
    return getter.mock.calls.length;
  }

  it('lists with equal arguments are sorted once, whatever their pages', async () => {
    expect(await readsOf('name', `{ hubs(first: 20) { nodes { account { ${BY_NAME} } } } }`)).toBe(hubCount);
    jest.restoreAllMocks();
    expect(
      await readsOf(
        'name',
        `{ a: ${BY_NAME} b: hubs(first: 7, orderBy: { field: NAME }) { totalCount } c: hubs(orderBy: { field: NAME, direction: DESC }) { totalCount } }`,
      ),
    ).toBe(2 * hubCount);
  });

  it('lists with other filters are filtered for themselves', async () => {
    const data = await read<Readonly<Record<string, { readonly totalCount: number }>>>(
      stack.gateway,
      `{ all: hubs { totalCount } online: hubs(filter: { online: true }) { totalCount } offline: hubs(filter: { online: false }) { totalCount } }`,
      { token },
    );

    expect(data['online']?.totalCount).toBeGreaterThan(0);
    expect(data['offline']?.totalCount).toBeGreaterThan(0);
    expect(Number(data['online']?.totalCount) + Number(data['offline']?.totalCount)).toBe(hubCount);
  });

  it('the power of an account is summed once', async () => {
    expect(
      await readsOf('power', '{ hubs(first: 20) { nodes { account { power { wattage energy } } } } }'),
    ).toBe(hubCount);
  });

  it('a list is sorted again after a change', async () => {
    const { id } = hubWhere(stack.simulator.world, ({ product, online }) => product === 'O-PC-4' && online);
    const change = (alias: string, port: number) =>
      `${alias}: updateHubConfig(input: { hubId: "${id}", config: { defaultPort: ${port} } }) { hub { account { x: ${BY_NAME} y: ${BY_NAME} } } }`;

    expect(await readsOf('name', `mutation { ${change('a', 2)} ${change('b', 3)} }`)).toBe(2 * hubCount);
  });

  it('nothing is shared with other operations, of another principal or the same', async () => {
    const getter = jest.spyOn(HubRecord.prototype, 'name', 'get');
    const other = await stack.simulator.token();
    await Promise.all(
      [token, token, other].map((own) => read(stack.gateway, `{ ${BY_NAME} }`, { token: own })),
    );

    expect(getter).toHaveBeenCalledTimes(3 * hubCount);
  });
});
