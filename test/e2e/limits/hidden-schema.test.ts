import { OPEN_SERVICE } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';
import { sendBy, TRANSPORTS } from '../../support/transports.js';

const MISSPELT: readonly [string, string, Readonly<Record<string, unknown>>][] = [
  ['field', '{ hubz { totalCount } }', {}],
  ['argument', '{ hubs(frist: 1) { totalCount } }', {}],
  ['type', 'fragment F on Hubb { id } { ...F }', {}],
  ['enum value', '{ configSettings(product: OPC5) { name } }', {}],
  ['field of an input', '{ hubs(filter: { famly: OPC4 }) { totalCount } }', {}],
  [
    'enum value in a variable',
    'query ($product: ProductFamily) { configSettings(product: $product) { name } }',
    { product: 'OPC5' },
  ],
  [
    'field in a variable',
    'query ($filter: HubFilter) { hubs(filter: $filter) { totalCount } }',
    { filter: { familie: ['OPC4'] } },
  ],
  [
    'enum value in a variable of a subscription',
    'subscription ($filter: HubFilter) { hubChanged(filter: $filter) { changed } }',
    { filter: { families: ['OPC5'] } },
  ],
];

describe.each(TRANSPORTS)('where introspection is off, over %s', (transport) => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, EXPLORER: 'off' } });

  it.each(MISSPELT)('the error about a misspelt %s suggests no name', async (_title, query, variables) => {
    const { errors = [] } = await sendBy(transport, stack.gateway, { query, variables });

    expect(errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
  });

  it('introspection is rejected', async () => {
    const { data, errors = [] } = await sendBy(transport, stack.gateway, {
      query: '{ __schema { types { name } } }',
    });

    expect(data ?? null).toBeNull();
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('where introspection is on', () => {
  const stack = useStack({ environment: OPEN_SERVICE });

  it('the error about a misspelt field suggests one', async () => {
    const { errors = [] } = await sendBy('HTTP', stack.gateway, { query: '{ hubz { totalCount } }' });

    expect(errors[0]?.message).toMatch(/Did you mean .*"hubs"/);
  });
});
