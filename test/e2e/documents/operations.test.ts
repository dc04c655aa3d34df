import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type DocumentNode, Kind, OperationTypeNode, parse, print, validate } from 'graphql';
import { useDemo } from '../../support/demo.js';
import { blocksIn, readDocument, readDocuments } from '../../support/documents.js';
import { subscribeBySse } from '../../support/live.js';
import { describeWith } from '../../support/requirement.js';
import { generateCode } from '../../support/snippet-code.js';
import {
  type DocumentedOperation,
  operationsOfBlocks,
  operationsOfPrograms,
  operationsOfRelay,
} from '../../support/snippet-operations.js';
import { SITE_PACKAGES, snippetsOf } from '../../support/snippets.js';
import { read, type Stack, useStack } from '../../support/stack.js';

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

const AN_OPC4 = '{ hubs(first: 1, filter: { families: [OPC4], online: true }) { nodes { id } } }';

const documents = readDocuments();
const ofPrograms = documents
  .filter(({ text }) => !text.includes('__generated__'))
  .flatMap(operationsOfPrograms);
// Blocks without variables are requests of their own, which are sent to the demo.
const ofBlocks = documents
  .flatMap(operationsOfBlocks)
  .filter(({ operation }) => (operation.variableDefinitions ?? []).length > 0);

/** The values of the variables that documented operations declare, for an OPC4 hub of the simulator. */
function valuesFor(hubId: string): Readonly<Record<string, unknown>> {
  return {
    id: hubId,
    hubId,
    hubIds: [hubId],
    first: 5,
    count: 5,
    after: null,
    cursor: null,
    filter: { online: true },
    portNumber: 2,
    config: { defaultPort: 2 },
  };
}

function variablesOf({ operation }: DocumentedOperation, hubId: string): Readonly<Record<string, unknown>> {
  const values = valuesFor(hubId);
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  return Object.fromEntries(
    names.map((name) => {
      if (!(name in values)) throw new Error(`The test has no value for $${name}.`);
      return [name, values[name]];
    }),
  );
}

/** Sends an operation to the gateway; of a subscription, waits for the first event while the hub changes. */
async function execute(operation: DocumentedOperation, { gateway, simulator }: Stack): Promise<unknown> {
  const token = await simulator.userToken();
  const { hubs } = await read<{ hubs: { nodes: readonly { id: string }[] } }>(gateway, AN_OPC4, { token });
  const hubId = hubs.nodes[0]?.id ?? '';
  const text = print(operation.document);
  const variables = variablesOf(operation, hubId);
  if (operation.operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    const answer = await gateway.query(text, { token, variables });
    expect(answer.errors).toEqual([]);
    return answer.data;
  }
  const events = subscribeBySse(gateway, { token }, text, variables);
  let online = true;
  const changing = setInterval(() => void simulator.control.presence(hubId, (online = !online)), 200);
  try {
    return await events.event();
  } finally {
    clearInterval(changing);
    await events.return?.();
    await simulator.control.presence(hubId, true);
  }
}

describe('The operations of the programs in the documents', () => {
  const stack = useStack({ environment: { POLL_INTERVAL_MS: '50' } });

  test('are found', () => {
    const places = ofPrograms.map(({ place }) => place);
    expect(places).toContain('docs/live-updates.md HubChanged');
    expect(places).toContain('docs/recipes/optimistic-changes.md SetActivePort');
  });

  test.each([...ofPrograms, ...ofBlocks].map((operation) => [operation.place, operation] as const))(
    '%s is valid, and answered without an error',
    async (_place, operation) => {
      expect(validate(schema, operation.document)).toEqual([]);
      expect(await execute(operation, stack)).toBeTruthy();
    },
  );

  describeWith(SITE_PACKAGES, 'of docs/recipes/relay.md', () => {
    test('are compiled, valid, and answered without an error', async () => {
      const operations = operationsOfRelay(
        await generateCode(snippetsOf(readDocument('docs/recipes/relay.md'))),
      );
      expect(operations.map(({ operation }) => operation.name?.value).sort()).toEqual([
        'lightSubscription',
        'roomsNextPageQuery',
        'roomsQuery',
      ]);
      for (const operation of operations) {
        expect(validate(schema, operation.document)).toEqual([]);
        expect(await execute(operation, stack)).toBeTruthy();
      }
    });
  });
});
