import { schemaChanges } from '../../../scripts/release/schema-changes.js';

const BEFORE = `
  enum Family { OPC OPB }
  type Hub { id: ID! name: String "Where it is." room: String }
  type Query { hubs(first: Int): [Hub!]! family: Family }
`;

test.each([
  ['breaking', 'a field is removed', BEFORE.replace('name: String', ''), 'Hub.name'],
  ['breaking', 'a field becomes nullable', BEFORE.replace('id: ID!', 'id: ID'), 'Hub.id'],
  [
    'breaking',
    'an argument becomes required',
    BEFORE.replace('first: Int', 'first: Int!'),
    'Query.hubs.first',
  ],
  ['breaking', 'a value of an enum is removed', BEFORE.replace('OPB', ''), 'Family.OPB'],
  ['dangerous', 'a value is added to an enum', BEFORE.replace('OPB', 'OPB OPX'), 'Family.OPX'],
  [
    'dangerous',
    'an optional argument is added',
    BEFORE.replace('first: Int', 'first: Int after: ID'),
    'Query.hubs.after',
  ],
  ['safe', 'a field is added', BEFORE.replace('name: String', 'name: String serial: String'), 'Hub.serial'],
  ['description', 'a description changes', BEFORE.replace('Where it is.', 'The room.'), 'Hub.room'],
])('%s: %s', async (level, _, after, path) => {
  expect(await schemaChanges(BEFORE, after)).toEqual([
    { level, path, message: expect.any(String) as string },
  ]);
});

test('An equal schema in another order has no changes', async () => {
  expect(await schemaChanges(BEFORE, BEFORE.replace('OPC OPB', 'OPB OPC'))).toEqual([]);
});

test('A schema that is not valid is rejected', async () => {
  await expect(schemaChanges(BEFORE, 'type Query { hubs: [Hub] }')).rejects.toThrow('Unknown type "Hub"');
});
