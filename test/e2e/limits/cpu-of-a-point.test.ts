import { OPEN_SERVICE } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';

/**
 * Measured on an idle core: 0.4 to 7 µs, so that an operation at the default limit takes 5 to 7 seconds of CPU. In a test
 * process that has run hundreds of tests, beside another, the same work takes three times as long. The bound has room for
 * that: it finds a field whose weight is wrong by an order of magnitude, as lists without a weight were with 700 µs.
 */
const MICROSECONDS_OF_A_POINT = 50;

/** The least of several runs counts, because other processes and garbage collection can only add to it. */
const RUNS = 10;

// Each run takes a tenth of a second on an idle machine.
jest.setTimeout(60_000); // 1 minute

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

describe('with 500 hubs', () => {
  const stack = useStack({
    simulator: { hubs: 500, accounts: 1, spaces: 50 },
    environment: { ...OPEN_SERVICE, SHED_HEAP_BYTES: '1000000000000' },
  });

  /** The CPU time of an operation for each point of its cost, in microseconds; the client's and the simulator's included. */
  async function timeOfAPoint(query: string, variables: Readonly<Record<string, unknown>>): Promise<number> {
    const before = process.cpuUsage();
    const answer = await stack.gateway.query(query, { variables });
    const { user, system } = process.cpuUsage(before);
    expect(answer.errors).toEqual([]);
    const lines = stack.gateway.log.map((line) => JSON.parse(line) as { readonly cost?: number });
    const cost = lines.findLast((line) => line.cost !== undefined)?.cost ?? 0;
    expect(cost).toBeGreaterThan(10_000);
    return (user + system) / cost;
  }

  it.each<[string, string, Readonly<Record<string, unknown>>?]>([
    ['of leaves', `{ hubs(first: 500) { nodes { ${many(30, (index) => `a${index}: name`)} } } }`],
    ['of ports', `{ hubs(first: 150) { nodes { ports { ${many(15, (index) => `a${index}: name`)} } } } }`],
    [
      'of hubs of accounts of hubs',
      '{ hubs(first: 15) { nodes { account { hubs(first: 500) { nodes { id name online } } } } } }',
    ],
    [
      'of sorted lists',
      '{ hubs(first: 100) { nodes { account { hubs(first: 1, orderBy: { field: NAME }) { totalCount } } } } }',
    ],
    [
      'of searched lists',
      '{ hubs(first: 100) { nodes { account { hubs(first: 1, filter: { search: "zzz" }) { totalCount } } } } }',
    ],
    [
      'of sorted lists with different filters',
      `{ accounts { ${many(60, (index) => `a${index}: hubs(first: 1, filter: { search: "${index % 10}" }, orderBy: { field: NAME, direction: ${index < 30 ? 'ASC' : 'DESC'} }) { totalCount }`)} } }`,
    ],
    [
      'of lists filtered by 1,000 ids',
      `query ($ids: [ID!]) { accounts { ${many(60, (index) => `a${index}: hubs(first: 1, filter: { ids: $ids, search: "${index}" }) { totalCount }`)} } }`,
      { ids: Array.from({ length: 1_000 }, (_, index) => `no hub ${index}`) },
    ],
    ['of lists of spaces', '{ hubs(first: 250) { nodes { account { spaces(first: 1) { totalCount } } } } }'],
    [
      'of the hubs of spaces',
      `{ spaces(first: 50) { nodes { ${many(10, (index) => `a${index}: hubs(first: 1, orderBy: { field: NAME }, filter: { search: "${index}" }) { totalCount }`)} } } }`,
    ],
    ['of sums of power', '{ hubs(first: 250) { nodes { account { power { wattage } } } } }'],
    [
      'of the accounts of hubs of ports',
      '{ hubs(first: 100) { nodes { ports { hub { a: account { id } b: account { id } c: account { id } } } } } }',
    ],
    [
      'of single ports',
      `{ hubs(first: 300) { nodes { ${many(15, (index) => `a${index}: port(number: 1) { id }`)} } } }`,
    ],
    [
      'of settings',
      `{ ${many(15, (index) => `a${index}: configSettings { ...F }`)} } fragment F on ConfigSetting { ${many(50, (index) => `b${index}: name`)} }`,
    ],
  ])('an operation %s takes little CPU for each point of its cost', async (_title, query, variables = {}) => {
    let least = Infinity;
    for (let run = 0; run < RUNS && least >= MICROSECONDS_OF_A_POINT; run += 1) {
      least = Math.min(least, await timeOfAPoint(query, variables));
    }

    expect(least).toBeLessThan(MICROSECONDS_OF_A_POINT);
  });
});
