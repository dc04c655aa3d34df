import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { read, useStack } from '../../support/stack.js';
import { hubWhere, spacesOf } from '../../support/world.js';
import { fieldsWithValue, reachableFields, wholeQuery } from './whole-query.js';

describe('every field of the graph', () => {
  const stack = useStack({
    simulator: { tokenFormat: 'jwt' },
    environment: OPEN_SERVICE,
  });
  let schema: GraphQLSchema;
  let document: string;

  beforeAll(async () => {
    const { gateway, simulator } = stack;
    const { world } = simulator;
    schema = buildClientSchema(await read<IntrospectionQuery>(gateway, getIntrospectionQuery()));
    const hub = hubWhere(world, ({ product, online }) => product === 'O-PH-4' && online);
    document = wholeQuery(schema, {
      'account.id': JSON.stringify(hub.accountId),
      'space.id': JSON.stringify(spacesOf(world)[0]?.id),
      'hub.id': JSON.stringify(hub.id),
      'hubBySerialNumber.serialNumber': JSON.stringify(hub.serialNumber),
      'port.number': '1',
      'facets.by': 'SPACE',
    });
  });

  it('is answered for a user without an error and has a value somewhere in the demo world', async () => {
    const answer = await stack.gateway.query(document, { token: await stack.simulator.userToken() });

    expect(answer.errors).toEqual([]);
    const found = fieldsWithValue(schema, answer.data);
    expect([...reachableFields(schema)].filter((field) => !found.has(field))).toEqual([]);
  });

  it('is the same for the service, except for the viewer', async () => {
    const answer = await stack.gateway.query(document);

    expect(answer.errors).toEqual([]);
    const found = fieldsWithValue(schema, answer.data);
    expect([...reachableFields(schema)].filter((field) => !found.has(field))).toEqual([
      'Viewer.id',
      'Viewer.email',
    ]);
  });

  it('has a description, as has every type, argument and enum value', async () => {
    const undescribed: string[] = [];
    const need = (name: string, { description }: { readonly description?: string | null }) => {
      if (!description) undescribed.push(name);
    };
    const { __schema: introspected } = await read<IntrospectionQuery>(stack.gateway, getIntrospectionQuery());
    const roots = [introspected.queryType, introspected.mutationType, introspected.subscriptionType];
    for (const type of introspected.types) {
      if (type.name.startsWith('__')) continue;
      if (!roots.some((root) => root?.name === type.name)) need(type.name, type);
      if (type.kind === 'ENUM') type.enumValues.forEach((value) => need(`${type.name}.${value.name}`, value));
      if (type.kind === 'INPUT_OBJECT')
        type.inputFields.forEach((field) => need(`${type.name}.${field.name}`, field));
      if (type.kind !== 'OBJECT') continue;
      for (const field of type.fields) {
        need(`${type.name}.${field.name}`, field);
        field.args.forEach((arg) => need(`${type.name}.${field.name}(${arg.name})`, arg));
      }
    }

    expect(undescribed).toEqual([]);
  });
});
