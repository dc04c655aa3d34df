import { OPEN_SERVICE } from '../../support/gateway.js';
import { read, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

/** `{ a { a { a … } } }` */
const nested = (depth: number, field = 'a', leaf = 'id') =>
  `${`{ ${field} `.repeat(depth)}{ ${leaf} }${' }'.repeat(depth)}`;
const doubled = (levels: number) =>
  Array.from(
    { length: levels },
    (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
  ).join(' ');

describe('a hostile query', () => {
  const stack = useStack({ environment: OPEN_SERVICE });

  afterEach(async () => {
    // The gateway still answers the next client.
    expect(await read(stack.gateway, '{ viewer { kind } }')).toEqual({ viewer: { kind: 'SERVICE' } });
  });

  it.each<[string, string]>([
    ['nested deeper than a stack', nested(100_000, 'a')],
    ['nested deep in fields that are not there', nested(5_000, 'a')],
    ['nested deep in lists', `{ hubs(filter: ${'['.repeat(50_000)}${']'.repeat(50_000)}) { totalCount } }`],
    [
      'nested deep in objects',
      `{ hubs(filter: ${'{ids:'.repeat(50_000)}1${'}'.repeat(50_000)}) { totalCount } }`,
    ],
    ['nested deep in types', `query ($x: ${'['.repeat(50_000)}Int${']'.repeat(50_000)}) { __typename }`],
    ['nested deep in inline fragments', `{ ${'... { '.repeat(20_000)}__typename${' }'.repeat(20_000)} }`],
    ['of fragments in a circle', 'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
    ['of a fragment of itself', 'query { ...A } fragment A on Query { ...A }'],
    ['of ten thousand directives that are not there', `{ __typename ${'@a'.repeat(10_000)} }`],
    [
      'of ten thousand directives that are there once',
      `{ __typename ${'@include(if: true) '.repeat(5_000)} }`,
    ],
    [
      'of ten thousand unknown fields',
      `{ ${Array.from({ length: 10_000 }, (_, index) => `f${index}`).join(' ')} }`,
    ],
    ['of the same field twenty thousand times', `{ ${'__typename '.repeat(20_000)} }`],
    ['of nothing but brackets', '{'.repeat(500_000)],
    ['of nothing but a comment', `#${'x'.repeat(500_000)}`],
    ['with a text without an end', `{ hub(id: "${'x'.repeat(500_000)}`],
    [
      'with a thousand aliases of a list',
      `{ ${Array.from({ length: 1_000 }, (_, index) => `a${index}: hubs(first: 1) { totalCount }`).join(' ')} }`,
    ],
    [
      'with twenty thousand aliases of nothing',
      `{ ${Array.from({ length: 20_000 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
    ],
    ['with a lone surrogate', '{ hub(id: "\\uD800") { id } }'],
    ['with a number of a thousand digits', `{ hubs(first: ${'9'.repeat(1_000)}) { totalCount } }`],
    ['with a mutation by another name', 'mutation { deleteEverything }'],
    ['with a subscription', 'subscription { nothing }'],
  ])('%s is rejected', async (_title, document) => {
    const answer = await stack.gateway.query(document);

    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(20_000);
    expect(answer.errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it.each<[string, string]>([
    [
      'with two hundred aliases of a list',
      `{ ${Array.from({ length: 200 }, (_, index) => `a${index}: hubs(first: 1) { totalCount }`).join(' ')} }`,
    ],
    [
      'of fragments that double twelve times',
      `query { ...F0 } ${doubled(12)} fragment F12 on Query { __typename }`,
    ],
    [
      'up and down the relations',
      '{ hubs(first: 2) { nodes { account { hubs(first: 2) { nodes { spaces { hubs(first: 2) { nodes { account { hubs(first: 2) { nodes { id } } } } } } } } } } } }',
    ],
  ])('%s is answered', async (_title, document) => {
    const answer = await stack.gateway.query(document);

    expect(answer).toMatchObject({ status: 200, errors: [] });
  });

  const WITH_VARIABLES =
    'query ($filter: HubFilter, $after: String) { hubs(filter: $filter, after: $after) { totalCount } }';

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['fifty thousand ids', { filter: { ids: Array.from({ length: 50_000 }, (_, index) => `id-${index}`) } }],
    ['a search of half a megabyte', { filter: { search: 'x'.repeat(500_000) } }],
  ])('with a variable of %s is rejected', async (_title, variables) => {
    const { errors } = await stack.gateway.query(WITH_VARIABLES, { variables });

    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a search that would be slow as a regular expression', { filter: { search: '(a+)+$'.repeat(33) } }],
    [
      'a cursor of half a megabyte',
      { after: Buffer.from(JSON.stringify(['ID', null, 'x'.repeat(300_000)])).toString('base64url') },
    ],
  ])('with a variable of %s is answered', async (_title, variables) => {
    const { status, errors } = await stack.gateway.query(WITH_VARIABLES, { variables });

    expect({ status, errors }).toEqual({ status: 200, errors: [] });
  });

  it.each<[string, unknown]>([
    ['a number where a text belongs', 7],
    ['a text where an object belongs', 'all'],
    ['a list where an object belongs', [{}, {}]],
    ['an object that is deep', JSON.parse(`${'{"ids":'.repeat(2_000)}1${'}'.repeat(2_000)}`) as unknown],
    ['a field that is not there', { __proto: 1 }],
    ['an unknown enum value', { families: ['OPC5'] }],
  ])('with a variable of %s is rejected', async (_title, filter) => {
    const { status, errors } = await stack.gateway.query(
      'query ($filter: HubFilter) { hubs(filter: $filter) { totalCount } }',
      {
        variables: { filter },
      },
    );

    expect(status).toBe(400);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('with names of Object members for aliases, variables and operations is answered', async () => {
    const [hub] = hubsOf(stack.simulator.world);
    const { data } = await stack.gateway.query(
      'query constructor($toString: ID!) { __proto__: hub(id: $toString) { constructor: id } hasOwnProperty: __typename }',
      { variables: { toString: hub?.id } },
    );

    expect(JSON.stringify(data)).toBe(`{"__proto__":{"constructor":"${hub?.id}"},"hasOwnProperty":"Query"}`);
  });
});
