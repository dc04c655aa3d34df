import { getIntrospectionQuery } from 'graphql';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { leastCpuMs } from '../../support/least-cpu.js';
import { callsOf, useStack } from '../../support/stack.js';
import { codesOf, sendBy, TRANSPORTS } from '../../support/transports.js';

/** The CPU time of a rejection, the client of the test included, ms. */
const CPU_MS = 1_000;

const UNSHED = { ...OPEN_SERVICE, SHED_EVENT_LOOP_DELAY_MS: '60000' };
const THREE_DEEP =
  '{ hubs(first: 500) { nodes { account { hubs(first: 500) { nodes { account { hubs(first: 500) { nodes { id } } } } } } } } }';
const EXPENSIVE: readonly [string, string, Readonly<Record<string, unknown>>][] = [
  ['of lists of hubs three deep', THREE_DEEP, {}],
  [
    'whose lists are sized by variables',
    `query ($n: Int, $m: Int = 500) ${THREE_DEEP.replace('500', '$n').replace('500', '$m')}`,
    { n: 500 },
  ],
  [
    'whose aliases multiply those of a fragment',
    `{ ${many(150, 'a', ': configSettings { ...F }')} } fragment F on ConfigSetting { ${many(200, '', 'name ')} }`,
    {},
  ],
  [
    'of the settings of hubs by fragments that are spread many times',
    `{ ${many(20, 'a', ': hubs(first: 500) { ...C }')} } fragment C on HubConnection { nodes { ...H account { hubs(first: 100) { nodes { ...H } } } } } fragment H on Hub { id name online }`,
    {},
  ],
  [
    'of a subscription, each event of which would be large',
    `subscription { hubChanged { hub { account { hubs(first: 500) { nodes { account { hubs(first: 500) { nodes { id name online } } } } } } } } }`,
    {},
  ],
];

function many(count: number, alias: string, text: string): string {
  return Array.from({ length: count }, (_, index) => (alias === '' ? text : `${alias}${index}${text}`)).join(
    ' ',
  );
}

describe.each(TRANSPORTS)('over %s', (transport) => {
  const stack = useStack({ environment: UNSHED });

  const possible = EXPENSIVE.filter(([, query]) => transport !== 'HTTP' || !query.startsWith('subscription'));

  it.each(possible)(
    'an operation %s is rejected before it is executed, with its cost',
    async (_title, query, variables) => {
      await stack.simulator.control.clearRequests();
      const cpuMs = await leastCpuMs(CPU_MS, async () => {
        const result = await sendBy(transport, stack.gateway, { query, variables });

        expect(result.data ?? null).toBeNull();
        expect(codesOf(result)).toEqual(['COST_ESTIMATED_TOO_EXPENSIVE']);
        const { estimated, max } = result.errors?.[0]?.extensions['cost'] as Record<string, number>;
        expect(max).toBe(1_000_000);
        expect(estimated).toBeGreaterThan(1_000_000);
      });

      expect(cpuMs).toBeLessThan(CPU_MS);
      expect(await callsOf(stack.simulator)).toEqual({});
    },
  );

  it('the introspection of explorers and generators is answered', async () => {
    const result = await sendBy(transport, stack.gateway, {
      query: getIntrospectionQuery({
        descriptions: true,
        directiveIsRepeatable: true,
        inputValueDeprecation: true,
        oneOf: true,
        schemaDescription: true,
        specifiedByUrl: true,
      }),
    });

    expect(codesOf(result)).toEqual([]);
    expect(result.data).toHaveProperty('__schema');
  });

  it('the log has the cost of each operation', async () => {
    await sendBy(transport, stack.gateway, { query: 'query Costed { hubs(first: 7) { nodes { id } } }' });

    const lines = stack.gateway.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const line = lines.findLast(({ operationName }) => operationName === 'Costed');
    expect(line).toMatchObject({ msg: 'operation', cost: 510 + 1 + 7 * 2 });
  });
});

describe.each(TRANSPORTS)('with COST_LIMIT_MODE=measure, over %s', (transport) => {
  const stack = useStack({ environment: { ...UNSHED, COST_LIMIT: '1000', COST_LIMIT_MODE: 'measure' } });

  it('an operation above the limit is answered and logged', async () => {
    const result = await sendBy(transport, stack.gateway, {
      query: 'query Large { hubs(first: 500) { nodes { id name online } } }',
    });

    expect(codesOf(result)).toEqual([]);
    const lines = stack.gateway.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ msg }) => msg === 'cost limit exceeded')).toMatchObject([
      { operationName: 'Large', cost: 2_511, limit: 1_000, mode: 'measure' },
    ]);
  });
});
