import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type DocumentNode, Kind, OperationTypeNode, parse, validate } from 'graphql';
import { useDemo } from '../../support/demo.js';
import { blocksIn, readDocument } from '../../support/documents.js';

const schema = buildSchema(readFileSync(join(__dirname, '../../../schema.graphql'), 'utf8'));

/** Whether it is a query without variables, which can be sent unchanged. */
function canBeAsked(document: DocumentNode): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      (definition.operation === OperationTypeNode.QUERY &&
        (definition.variableDefinitions ?? []).length === 0),
  );
}

describe.each(blocksIn('graphql'))('The GraphQL at %s', (_place, { text }) => {
  test('is valid', () => {
    expect(validate(schema, parse(text))).toEqual([]);
  });
});

const inPrograms = ['tsx', 'ts'].flatMap((language) =>
  blocksIn(language).flatMap(([place, { text }]) =>
    [...text.matchAll(/gql`([^`]*)`/g)].map(([, document = '']) => [place, document] as const),
  ),
);

test.each(inPrograms)('The GraphQL of the program at %s is valid', (_place, document) => {
  expect(validate(schema, parse(document))).toEqual([]);
});

test('The React example of docs/live-updates.md has GraphQL', () => {
  expect(inPrograms.map(([place]) => place)).toContainEqual(expect.stringContaining('live-updates.md'));
});

describe('Against the demo', () => {
  const demo = useDemo();

  async function ask(query: string): Promise<unknown> {
    const response = await fetch(`${demo.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${demo.token}` },
      body: JSON.stringify({ query }),
    });
    return response.json();
  }

  const questions = blocksIn('graphql').filter(([, { text }]) => canBeAsked(parse(text)));

  test.each(questions)('the query at %s is answered without an error', async (_place, { text }) => {
    expect(await ask(text)).not.toHaveProperty('errors');
  });

  test('the first query of README.md has the documented answer', async () => {
    const { blocks } = readDocument('README.md');
    const query = blocks.find(({ language }) => language === 'graphql')?.text ?? '';
    const documented: unknown = JSON.parse(blocks.find(({ language }) => language === 'json')?.text ?? '');
    expect(steady(await ask(query))).toEqual(steady(documented));
  });
});

/** The answer without watts, which change every second while batteries charge. */
function steady(answer: unknown): unknown {
  const text = JSON.stringify(answer);
  expect(text).toMatch(/"wattage":\d/);
  return JSON.parse(text.replaceAll(/"wattage":[\d.]+/g, '"wattage":0'));
}
