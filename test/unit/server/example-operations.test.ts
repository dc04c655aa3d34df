import { readFileSync } from 'node:fs';
import { buildSchema, OperationTypeNode, parse, validate, visit } from 'graphql';
import { exampleOperations } from '../../../src/server/pages/example-operations.js';
import { FIRST_QUERY } from '../../../src/server/pages/first-query.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const examples = [{ document: FIRST_QUERY }, ...exampleOperations({ hubId: 'hub', spaceId: 'space' })];

it.each(examples)('is valid, with a value for each variable: $document', ({ document, variables = '{}' }) => {
  const source = parse(document);
  expect(validate(schema, source)).toEqual([]);
  const values: unknown = JSON.parse(variables);
  const declared: string[] = [];
  visit(source, {
    VariableDefinition({ variable }) {
      declared.push(variable.name.value);
    },
  });
  expect(Object.keys(values ?? {})).toEqual(declared);
});

it('has an operation for each subscription of the schema', () => {
  const subscribed = new Set<string>();
  for (const { document } of examples) {
    visit(parse(document), {
      OperationDefinition({ operation, selectionSet }) {
        if (operation !== OperationTypeNode.SUBSCRIPTION) return;
        for (const field of selectionSet.selections) if ('name' in field) subscribed.add(field.name.value);
      },
    });
  }
  expect([...subscribed]).toEqual(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}));
});
