import { OPEN_SERVICE } from '../../support/gateway.js';
import { rawRequest } from '../../support/raw-http.js';
import { callsOf, useStack } from '../../support/stack.js';
import { codesOf, sendBy, TRANSPORTS } from '../../support/transports.js';

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
/** `{ account { hubs { nodes { account { … } } } } }` */
const nested = (rounds: number) =>
  `{ hubs { nodes { ${'account { hubs { nodes { '.repeat(rounds)}id${' } } }'.repeat(rounds)} } } }`;

describe.each(TRANSPORTS)('over %s', (transport) => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, SHED_EVENT_LOOP_DELAY_MS: '60000' } });
  const send = (query: string, variables?: Readonly<Record<string, unknown>>) =>
    sendBy(transport, stack.gateway, { query, variables });

  it.each<[string, string, string, number]>([
    ['nested deeper than 30 levels', nested(10), 'depth', 30],
    [
      'nested deeper by fragments that spread each other',
      `{ ...F0 } ${times(40, (index) => `fragment F${index} on Query { ...F${index + 1} }`)} fragment F40 on Query { __typename }`,
      'depth',
      30,
    ],
    [
      'nested deeper in inline fragments',
      `{ ${'... { '.repeat(40)}__typename${' }'.repeat(40)} }`,
      'depth',
      30,
    ],
    [
      'with a value that is nested deeper',
      `{ hubs(filter: ${'[{ids:'.repeat(20)}1${'}]'.repeat(20)}) { totalCount } }`,
      'depth',
      30,
    ],
    [
      'with a variable of a deeper type',
      `query ($x: ${'['.repeat(31)}Int${']'.repeat(31)}) { __typename }`,
      'depth',
      30,
    ],
    ['with more than 200 aliases', `{ ${times(201, (index) => `a${index}: __typename`)} }`, 'aliases', 200],
    [
      'with more than 200 aliases in fragments that it does not use',
      `{ __typename } fragment F on Query { ${times(201, (index) => `a${index}: __typename`)} }`,
      'aliases',
      200,
    ],
    ['with more than 200 fields at the root', `{ ${'__typename '.repeat(201)} }`, 'rootFields', 200],
    [
      'with more than 200 fields at the root, those of fragments included',
      `{ ${times(40, (index) => `...F${index}`)} } ${times(40, (index) => `fragment F${index} on Query { ${'__typename '.repeat(6)} }`)}`,
      'rootFields',
      200,
    ],
    ['with more than 10,000 comments', `{ __typename }${'\n#'.repeat(10_001)}`, 'comments', 10_000],
    [
      'with more than 100 directives',
      `{ __typename ${'@include(if: true) '.repeat(101)} }`,
      'directives',
      100,
    ],
  ])('a document %s is rejected, and nothing else is said of it', async (_title, query, name, max) => {
    const { data, errors } = await send(query);

    expect(data).toBeUndefined();
    expect(errors).toEqual([
      expect.objectContaining({ extensions: { code: 'QUERY_TOO_COMPLEX', limit: { name, max } } }),
    ]);
  });

  it('a document of more than 10,000 tokens is rejected by the parser', async () => {
    const result = await send(`{ ${'a '.repeat(10_001)} }`);

    expect(codesOf(result)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(result.errors?.[0]?.message).toContain('10000 tokens');
  });

  it('a document that is nested deeper than the stack of the parser is rejected', async () => {
    const { errors } = await send(
      `{ hubs(filter: ${'['.repeat(4_900)}${']'.repeat(4_900)}) { totalCount } }`,
    );

    expect(errors?.map(({ extensions, message }) => [extensions.code, message])).toEqual([
      expect.arrayContaining([expect.stringMatching(/^(GRAPHQL_PARSE_FAILED|QUERY_TOO_COMPLEX)$/)]),
    ]);
    expect(JSON.stringify(errors)).not.toContain('call stack');
  });

  it('variables that are nested deeper than 30 levels are rejected', async () => {
    const deep: unknown = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);
    const result = await send('query ($ids: [ID!]) { hubs(filter: { ids: $ids }) { totalCount } }', {
      ids: deep,
    });

    expect(codesOf(result)).toEqual(['BAD_USER_INPUT']);
  });

  it('a message about a document repeats at most 100 characters of it', async () => {
    const long = 'x'.repeat(5_000);
    for (const query of [
      `{ ${long} }`,
      `{ __typename @${long} }`,
      `{ hubs(first: "${long}") { totalCount } }`,
      `{ hubs(filter: {${times(300, (index) => `key${index}: ${index}`)}}) { totalCount } }`,
      `{ configSettings(product: ${long}) { name } }`,
      `${long} { id }`,
    ]) {
      const { errors = [] } = await send(query);
      expect(errors.length).toBeGreaterThan(0);
      for (const { message } of errors) expect(message.length).toBeLessThan(300);
      for (const { message } of errors) expect(message).not.toContain('x'.repeat(101));
    }
  });

  it('a document at the limits is answered', async () => {
    const aliases = await send(`{ ${times(200, (index) => `a${index}: __typename`)} }`);
    const deep = await send(nested(8).replaceAll('hubs', 'hubs(first: 1)').replaceAll('account', 'account'));
    const directives = await send(`{ ${times(100, (index) => `a${index}: __typename @include(if: true)`)} }`);

    expect([aliases, deep, directives].flatMap(codesOf)).toEqual([]);
  });

  it('a document that is rejected costs no call to Operated', async () => {
    await stack.simulator.control.clearRequests();
    await send(`{ ${times(201, (index) => `a${index}: hub(id: "${index}") { id }`)} }`);

    expect(await callsOf(stack.simulator)).toEqual({});
  });
});

describe('over HTTP', () => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, SHED_EVENT_LOOP_DELAY_MS: '60000' } });
  const post = (body: string) =>
    rawRequest(stack.gateway.url, '/graphql', { headers: [['content-type', 'application/json']], body });

  it('a megabyte of brackets as a variable is rejected, and the next client is answered', async () => {
    const brackets = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    const { status, text } = await post(
      `{"query":"query ($ids: [ID!]) { hubs(filter: { ids: $ids }) { totalCount } }","variables":{"ids":${brackets}}}`,
    );

    expect([status, JSON.parse(text)]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
    expect((await post('{"query":"{ __typename }"}')).status).toBe(200);
  });

  it('a body of more than REQUEST_BODY_BYTES is answered with 413', async () => {
    const { status, text } = await post(
      `{"query":"{ __typename }","variables":{"x":"${'x'.repeat(1_100_000)}"}}`,
    );

    expect([status, JSON.parse(text)]).toMatchObject([
      413,
      { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    ]);
  });

  it('several operations in one request are rejected', async () => {
    const { status, text } = await post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]');

    expect([status, JSON.parse(text)]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    ]);
  });
});
