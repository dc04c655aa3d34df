import { read, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const HUB = 'query ($id: ID!) { hub(id: $id) { id } }';
const ODD_IDS: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['a dot', '.'],
  ['two dots', '..'],
  ['two dots, encoded', '%2e%2e'],
  ['a path up', '../hubs/v1'],
  ['a path up to another resource', '../../accounts/v1'],
  ['a slash', '/'],
  ['a path below', 'x/config'],
  ['a backslash', '..\\..\\accounts'],
  ['a query', '?admin=true'],
  ['a fragment', '#top'],
  ['a NUL', '\0'],
  ['a NUL, encoded', '%00'],
  ['a line break', 'a\r\nx-injected: yes'],
  ['a space', ' '],
  ['another host', '//evil.example/'],
  ['a URL', 'http://evil.example/'],
  ['Unicode', 'hüb-🔌-ハブ'],
  ['a lone surrogate', '\ud800'],
  ['two lone surrogates the wrong way round', 'a\udc00\ud800'],
  ['a right-to-left override', '\u202e1buh'],
  ['a name of Object', '__proto__'],
  ['another name of Object', 'constructor'],
  ['a placeholder', '{hubId}'],
  ['a replacement pattern', "$&$'$`"],
  ['a percent sign', '%'],
  ['long', 'x'.repeat(100)],
];

describe('an odd id', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  it.each(ODD_IDS)('that is %s is no hub, and causes at most a single read', async (_title, id) => {
    const answer = await stack.gateway.query(HUB, { token, variables: { id } });

    expect(answer).toMatchObject({ status: 200, data: { hub: null }, errors: [] });
    const { log } = await stack.simulator.control.requests();
    expect(log.filter(({ endpoint }) => endpoint !== 'GET /api/hubs/v1/{hubId}')).toEqual([]);
  });

  it.each(ODD_IDS)('that is %s is no hub, account or space of a list', async (_title, id) => {
    const document = `query ($id: ID!, $serial: String!) {
      account(id: $id) { id } space(id: $id) { id } hubBySerialNumber(serialNumber: $serial) { id }
      hubs(filter: { ids: [$id] }) { totalCount } ofSpace: hubs(filter: { spaceId: $id }) { totalCount }
      ofAccount: hubs(filter: { accountId: $id }) { totalCount } spaces(filter: { ids: [$id] }) { totalCount }
    }`;

    expect(await read(stack.gateway, document, { token, variables: { id, serial: id } })).toEqual({
      account: null,
      space: null,
      hubBySerialNumber: null,
      hubs: { totalCount: 0 },
      ofSpace: { totalCount: 0 },
      ofAccount: { totalCount: 0 },
      spaces: { totalCount: 0 },
    });
  });

  it('does not affect other hubs of the same request', async () => {
    const [hub] = hubsOf(stack.simulator.world);
    const aliases = ODD_IDS.map((_id, index) => `a${index}: hub(id: $v${index}) { id }`);
    const declared = ODD_IDS.map((_id, index) => `$v${index}: ID!`);
    const answer = await stack.gateway.query(
      `query (${declared.join(' ')} $good: ID!) { ${aliases.join(' ')} good: hub(id: $good) { id } }`,
      {
        token,
        variables: {
          ...Object.fromEntries(ODD_IDS.map(([, id], index) => [`v${index}`, id])),
          good: hub?.id,
        },
      },
    );

    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({ good: { id: hub?.id } });
    const { log } = await stack.simulator.control.requests();
    expect(log.filter(({ path }) => !path.startsWith('/api/hubs/v1'))).toEqual([]);
  });
});
