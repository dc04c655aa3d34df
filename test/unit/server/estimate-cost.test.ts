import 'reflect-metadata';
import {
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  isListType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSchema } from '../../../src/resolvers/schema.js';
import { estimateCost } from '../../../src/server/graphql/limits/estimate-cost.js';
import { readGatewayConfig } from '../../../src/config/gateway-config.js';
import { wholeQuery } from '../../e2e/reading/whole-query.js';
import { blocksIn, readDocument } from '../../support/documents.js';
import { leastCpuMs } from '../../support/least-cpu.js';

const schema = createSchema();
const cost = (query: string, variables?: Readonly<Record<string, unknown>>, operationName?: string) =>
  estimateCost({ schema, document: parse(query), variables, operationName });
const { COST_LIMIT } = readGatewayConfig({ OPERATED_BASE_URL: 'http://127.0.0.1:9' });

describe('the estimated cost', () => {
  it('depends on the variables of each request, where a document is repeated', () => {
    const query =
      'query ($first: Int = 3, $isShort: Boolean, $id: ID) { hubs(first: $first) { nodes { id name @skip(if: $isShort) } } hub(id: $id) { id } }';
    const document = parse(query);
    const costs = [
      {},
      { id: '1' },
      { id: '2' },
      { first: 5 },
      { first: 5, isShort: true },
      {},
      { first: null },
    ];

    expect(costs.map((variables) => estimateCost({ schema, document, variables }))).toEqual(
      costs.map((variables) => cost(query, variables)),
    );
  });

  it.each<[string, string, number]>([
    ['counts every field, leaves and aliases too', '{ a: __typename b: __typename }', 2],
    ['counts a call to Operated as ten values', '{ hub(id: "x") { id name } }', 10 + 2],
    ['counts a call for each alias', '{ a: hub(id: "x") { id } b: hub(id: "y") { id } }', 22],
    [
      'multiplies the entries of a page by first',
      '{ hubs(first: 7) { totalCount nodes { id } } }',
      510 + 1 + 1 + 7 * 2,
    ],
    ['assumes a page of 50 without first', '{ hubs { nodes { id } } }', 510 + 1 + 50 * 2],
    ['assumes a page of 50 for first: null', '{ hubs(first: null) { nodes { id } } }', 510 + 1 + 50 * 2],
    [
      'counts nodes and edges of one page',
      '{ hubs(first: 2) { nodes { id } edges { cursor node { id } } } }',
      510 + 2 + 2 * 2 + 2 * 4,
    ],
    ['takes the declared size of a list', '{ configSettings { name } }', 1 + 43 * 2],
    [
      'multiplies the sizes of lists within lists',
      '{ hubs(first: 3) { nodes { ports { id } } } }',
      510 + 1 + 3 * (1 + 1 + 10 * 2),
    ],
    ['takes no negative size', '{ hubs(first: -5) { nodes { id } } }', 510 + 1],
    [
      'counts a fragment on a connection by the page that it is spread in',
      '{ a: hubs(first: 3) { ...F } b: hubs(first: 5) { ...F } } fragment F on HubConnection { nodes { id } }',
      2 * 511 + 8 * 2,
    ],
    ['counts a fragment once in a selection set', '{ ...F ...F } fragment F on Query { __typename }', 1],
    [
      'leaves out what is skipped',
      '{ __typename @skip(if: true) a: __typename @include(if: false) b: __typename @include(if: true) }',
      1,
    ],
    [
      'is that of one event of a subscription',
      'subscription { hubChanged { changed hub { id } } }',
      10 + 1 + 5 + 1 + 1,
    ],
    ['ends at a fragment of itself', '{ ...F } fragment F on Query { __typename ...F }', 1],
  ])('%s', (_title, query, expected) => {
    expect(cost(query)).toBe(expected);
  });

  it('resolves variables and their defaults', () => {
    const query =
      'query ($n: Int = 4, $skip: Boolean = true) { hubs(first: $n) { nodes { id @skip(if: $skip) name } } }';

    expect(cost(query)).toBe(510 + 1 + 4 * 2);
    expect(cost(query, { n: 9, skip: false })).toBe(510 + 1 + 9 * 3);
  });

  it('counts the hubs of a bulk change, wherever their ids stand', () => {
    const selection = '{ results { hubId } }';
    const expected = 30 + 1 + 3 * (30 + 1);

    expect(
      cost(`mutation { updateHubConfigs(input: { hubIds: ["a", "b", "c"], config: {} }) ${selection} }`),
    ).toBe(expected);
    expect(
      cost(`mutation ($ids: [ID!]!) { updateHubConfigs(input: { hubIds: $ids, config: {} }) ${selection} }`, {
        ids: ['a', 'b', 'c'],
      }),
    ).toBe(expected);
    expect(
      cost(`mutation ($input: UpdateHubConfigsInput!) { updateHubConfigs(input: $input) ${selection} }`, {
        input: { hubIds: ['a', 'b', 'c'], config: {} },
      }),
    ).toBe(expected);
  });

  it('counts the hubs that a bulk change by a filter expects, and as many as it may change where it expects none', () => {
    const selection = '{ results { hubId } }';
    const of = (hubs: number) => 30 + 1 + hubs * (30 + 1);
    const input = '{ filter: { online: true }, expectedCount: $count, dryRun: true, config: {} }';
    const document = `mutation ($count: Int) { updateHubConfigs(input: ${input}) ${selection} }`;

    expect(cost(document, { count: 200 })).toBe(of(200));
    expect(cost(document, { count: null })).toBe(of(1_000));
    expect(cost(document)).toBe(of(1_000));
    expect(cost(document.replace('$count,', '7,'))).toBe(of(7));
    expect(cost(document.replace('expectedCount: $count,', 'hubIds: null,'))).toBe(of(1_000));
  });

  it('is that of the operation that is executed', () => {
    const query = 'query One { __typename } query Two { hub(id: "x") { id } }';

    expect(cost(query, {}, 'One')).toBe(1);
    expect(cost(query, {}, 'Two')).toBe(11);
    expect(cost(query, {}, 'Three')).toBe(0);
  });

  it('saturates, and is estimated without visiting fragments exponentially often', async () => {
    const levels = Array.from(
      { length: 200 },
      (_, level) =>
        `fragment F${level} on Account { hubs(first: 500) { nodes { account { ...F${level + 1} } } } a: hubs(first: 500) { nodes { account { ...F${level + 1} } } } }`,
    );
    const query = `{ accounts { ...F0 } } ${levels.join(' ')} fragment F200 on Account { id }`;
    const cpuMs = await leastCpuMs(500, () => {
      expect(cost(query)).toBe(Number.MAX_SAFE_INTEGER);
    });

    expect(cpuMs).toBeLessThan(500);
  });
});

describe('the examples of costs in docs/operating.md', () => {
  const { text } = readDocument('docs/operating.md');
  const hub = /with `([^`]+)` of each hub:/.exec(text)?.[1] ?? '';
  const examples = [...text.matchAll(/^\| `([^`]*…[^`]*)` \| ([\d,]+)/gm)].map(
    ([, query = '', points = '']) => [query, Number(points.replaceAll(',', ''))] as const,
  );

  it('are four', () => expect(examples).toHaveLength(4));

  it.each(examples)('%s costs %d points', (query, points) => {
    expect(cost(`{ ${query.replace('…', hub)} }`)).toBe(points);
  });
});

describe('every list of objects in the schema', () => {
  it('declares its size', () => {
    const undeclared = Object.values(schema.getTypeMap())
      .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(
        ({ field }) => isListType(getNullableType(field.type)) && isObjectType(getNamedType(field.type)),
      )
      .filter(({ field }) => !field.astNode?.directives?.some(({ name }) => name.value === 'listSize'))
      .map(({ type, field }) => `${type.name}.${field.name}`);

    // These have the size that the field around them declares by `sizedFields`.
    expect(undeclared.sort()).toEqual(
      ['HubConnection', 'SpaceConnection']
        .flatMap((type) => [`${type}.edges`, `${type}.nodes`])
        .concat('UpdateHubConfigsPayload.results')
        .sort(),
    );
  });
});

/** All fields of a hub and of what belongs to it; of its account and spaces all but their lists, sums and counts. */
function allFieldsOf(name: string, within: readonly string[] = []): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).map((field) => {
    const inner = getNamedType(field.type).name;
    if (within.includes(inner) || /Connection$|^(PowerSummary|FacetCount)$/.test(inner)) return '';
    const call = field.args.some((arg) => arg.name === 'number') ? `${field.name}(number: 1)` : field.name;
    return `${call} ${allFieldsOf(inner, [...within, name])}`;
  });
  return `{ ${fields.join(' ')} }`;
}

describe('normal use costs at most half of the limit:', () => {
  const examples = readdirSync(join(__dirname, '../../../examples')).filter((name) => name.endsWith('.ts'));
  const inExamples = examples.flatMap((name) =>
    [...readFileSync(join(__dirname, '../../../examples', name), 'utf8').matchAll(/graphql\(`([^`]*)`/g)].map(
      ([, document = '']) => [`examples/${name}`, document] as const,
    ),
  );
  const inDocuments = blocksIn('graphql').map(([place, { text }]) => [place, text] as const);

  it.each<readonly [string, string]>([
    ...inDocuments,
    ...inExamples,
    [
      'introspection',
      getIntrospectionQuery({ directiveIsRepeatable: true, oneOf: true, inputValueDeprecation: true }),
    ],
    ['a fleet of 500 hubs with all of their fields', `{ hubs(first: 500) { nodes ${allFieldsOf('Hub')} } }`],
    [
      'a query of every field of the contract',
      wholeQuery(schema, {
        'account.id': '"x"',
        'space.id': '"x"',
        'hub.id': '"x"',
        'hubBySerialNumber.serialNumber': '"x"',
        'port.number': '1',
        'facets.by': 'SPACE',
      }),
    ],
    [
      'a change of 1,000 hubs',
      `mutation { updateHubConfigs(input: { hubIds: [${'"x" '.repeat(1_000)}], config: {} }) { results { hubId userErrors { code message } changes { setting { name } before after } } } }`,
    ],
  ])('%s', (_title, text) => {
    const document = parse(text);
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const operationName = definition.name?.value;
      expect(
        estimateCost({ schema, document, operationName, variables: { first: 500 } }),
      ).toBeLessThanOrEqual(COST_LIMIT / 2);
    }
  });

  it('the examples have documents', () => expect(inExamples.length).toBeGreaterThan(3));
});
