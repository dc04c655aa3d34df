import { OPEN_SERVICE } from '../../support/gateway.js';
import { leastCpuMs } from '../../support/least-cpu.js';
import { callsOf, useStack } from '../../support/stack.js';
import { codesOf, sendBy, TRANSPORTS } from '../../support/transports.js';

/** Measured: 5 to 42 ms, the client of the test included. */
const CPU_MS = 500;

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const ATTACKS: readonly [string, string, readonly string[]][] = [
  [
    'of 1,800 aliases of a list, each of 1,800 aliases of a leaf',
    `{ ${many(1_800, (index) => `a${index}: configSettings { ...f }`)} } fragment f on ConfigSetting { ${many(1_800, (index) => `b${index}: name`)} }`,
    ['GRAPHQL_PARSE_FAILED'],
  ],
  [
    'of 600 aliases of a list, each of 600 aliases of a leaf, which the parser takes',
    `{ ${many(600, (index) => `a${index}: configSettings { ...f }`)} } fragment f on ConfigSetting { ${many(600, (index) => `b${index}: name`)} }`,
    ['QUERY_TOO_COMPLEX'],
  ],
  [
    'of lists of hubs three deep',
    '{ hubs(first: 500) { nodes { account { hubs(first: 500) { nodes { account { hubs(first: 500) { nodes { id } } } } } } } } }',
    ['COST_ESTIMATED_TOO_EXPENSIVE'],
  ],
  [
    'of 38,000 single hubs',
    `{ ${many(38_000, (index) => `a${index}: hub(id: "${index}") { id }`)} }`,
    ['GRAPHQL_PARSE_FAILED'],
  ],
  [
    'of 4,000 fields at the root without aliases',
    `{ ${'__typename '.repeat(4_000)} }`,
    ['QUERY_TOO_COMPLEX'],
  ],
  [
    'of fragments whose fields all have to be compared',
    `{ ${many(900, (index) => `...f${index}`)} } ${many(900, (index) => `fragment f${index} on Query { __typename }`)}`,
    ['QUERY_TOO_COMPLEX'],
  ],
  ['of 500,000 comments', `{ __typename }${'\n#'.repeat(500_000)}`, ['QUERY_TOO_COMPLEX']],
];

describe.each(TRANSPORTS)('over %s', (transport) => {
  const stack = useStack({
    environment: { ...OPEN_SERVICE, WEBSOCKET_MESSAGE_BYTES: '2000000', REQUEST_BODY_BYTES: '2000000' },
  });

  it.each(ATTACKS)('a document %s is rejected for little CPU and no call', async (_title, query, codes) => {
    await stack.simulator.control.clearRequests();
    const cpuMs = await leastCpuMs(CPU_MS, async () => {
      expect(codesOf(await sendBy(transport, stack.gateway, { query }))).toEqual(codes);
    });

    expect(cpuMs).toBeLessThan(CPU_MS);
    expect(await callsOf(stack.simulator)).toEqual({});
  });
});
