import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Values for the arguments of root fields, as GraphQL literals, by `field.argument`. */
export type Arguments = Readonly<Record<string, string>>;

/**
 * A query for every field that the root type reaches. The fields of a type are selected where it first occurs, and only
 * `__typename` elsewhere; lists come first, because they contain the most.
 */
export function wholeQuery(schema: GraphQLSchema, values: Arguments): string {
  const entered = new Set<GraphQLObjectType>();
  const selectionOf = (type: GraphQLObjectType): string => {
    if (entered.has(type)) return '{ __typename }';
    entered.add(type);
    const fields = Object.values(type.getFields())
      .sort(listsFirst)
      .map((field) => {
        const given = field.args.flatMap(({ name }) => {
          const value = values[`${field.name}.${name}`];
          return value === undefined ? [] : [`${name}: ${value}`];
        });
        const call = given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
        const inner = getNamedType(field.type);
        return isObjectType(inner) ? `${call} ${selectionOf(inner)}` : call;
      });
    return `{ ${fields.join(' ')} }`;
  };
  return `query Whole ${selectionOf(rootOf(schema))}`;
}

/** Every `Type.field` that the root type reaches. */
export function reachableFields(schema: GraphQLSchema): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (type: GraphQLObjectType): void => {
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      if (found.has(name)) continue;
      found.add(name);
      const inner = getNamedType(field.type);
      if (isObjectType(inner)) visit(inner);
    }
  };
  visit(rootOf(schema));
  return found;
}

/** Every `Type.field` that has a value in the answer to `wholeQuery`. */
export function fieldsWithValue(schema: GraphQLSchema, data: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown, type: GraphQLOutputType): void => {
    if (isNonNullType(type)) return visit(value, type.ofType as GraphQLOutputType);
    if (isListType(type) && Array.isArray(value)) return value.forEach((item) => visit(item, type.ofType));
    if (!isObjectType(type) || typeof value !== 'object' || value === null) return;
    const fields = type.getFields();
    for (const [name, inner] of Object.entries(value)) {
      const field = fields[name];
      if (field === undefined || inner === null) continue;
      found.add(`${type.name}.${name}`);
      visit(inner, field.type);
    }
  };
  visit(data, rootOf(schema));
  return found;
}

function listsFirst(one: GraphQLField<unknown, unknown>, other: GraphQLField<unknown, unknown>): number {
  return Number(isListType(getNullableType(other.type))) - Number(isListType(getNullableType(one.type)));
}

function rootOf(schema: GraphQLSchema): GraphQLObjectType {
  const root = schema.getQueryType();
  if (!root) throw new Error('the schema has no queries');
  return root;
}
