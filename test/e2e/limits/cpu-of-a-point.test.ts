import { OPEN_SERVICE } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';

/** Measured: 1 to 6 µs. With the default limit, an operation so takes 20 seconds of CPU at most. */
const MICROSECONDS_OF_A_POINT = 20;

// Each takes a second or two on an idle machine.
jest.setTimeout(120_000); // 2 minutes

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

describe('with 500 hubs', () => {
  const stack = useStack({
    simulator: { hubs: 500, accounts: 1, spaces: 50 },
    environment: { ...OPEN_SERVICE, SHED_EVENT_LOOP_DELAY_MS: '600000', SHED_HEAP_BYTES: '1000000000000' },
  });

  it.each([
    [
      'of leaves',
      `{ ${many(2, (list) => `l${list}: hubs(first: 500) { nodes { ...F } }`)} } fragment F on Hub { ${many(190, (index) => `a${index}: name`)} }`,
    ],
    ['of ports', `{ hubs(first: 500) { nodes { ports { ${many(40, (index) => `a${index}: name`)} } } } }`],
    [
      'of hubs of accounts of hubs',
      '{ hubs(first: 100) { nodes { account { hubs(first: 500) { nodes { id name online } } } } } }',
    ],
    [
      'of sorted lists',
      '{ hubs(first: 500) { nodes { account { hubs(first: 1, orderBy: { field: NAME }) { totalCount } } } } }',
    ],
    [
      'of searched lists',
      '{ hubs(first: 500) { nodes { account { hubs(first: 1, filter: { search: "zzz" }) { totalCount } } } } }',
    ],
    ['of lists of spaces', '{ hubs(first: 500) { nodes { account { spaces(first: 1) { totalCount } } } } }'],
    [
      'of the hubs of spaces',
      `{ spaces(first: 50) { nodes { ${many(20, (index) => `a${index}: hubs(first: 1, orderBy: { field: NAME }) { totalCount }`)} } } }`,
    ],
    ['of sums of power', '{ hubs(first: 500) { nodes { account { power { wattage } } } } }'],
    [
      'of the hubs of ports',
      `{ hubs(first: 500) { nodes { ports { hub { ${many(20, (index) => `a${index}: account { id }`)} } } } } }`,
    ],
    [
      'of settings',
      `{ ${many(60, (index) => `a${index}: configSettings { ...F }`)} } fragment F on ConfigSetting { ${many(100, (index) => `b${index}: name`)} }`,
    ],
  ])('an operation %s takes little CPU for each point of its cost', async (_title, query) => {
    const before = process.cpuUsage();
    const answer = await stack.gateway.query(query);
    const { user, system } = process.cpuUsage(before);

    expect(answer.errors).toEqual([]);
    const lines = stack.gateway.log.map((line) => JSON.parse(line) as { readonly cost?: number });
    const cost = lines.findLast((line) => line.cost !== undefined)?.cost ?? 0;
    expect(cost).toBeGreaterThan(10_000);
    expect((user + system) / cost).toBeLessThan(MICROSECONDS_OF_A_POINT);
  });
});
