import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { memoise } from '../wire/memoise.js';
import type { Serialize } from './plan.js';

/**
 * Serializes as the type does. A value that a built-in scalar returns unchanged is recognised without a call of the
 * type.
 */
export const serializerOf = memoise((type: GraphQLLeafType): Serialize => {
  const serialize = serializerByType(type);
  switch (type) {
    case GraphQLString:
    case GraphQLID:
      return (value) => (typeof value === 'string' ? value : serialize(value));
    case GraphQLBoolean:
      return (value) => (typeof value === 'boolean' ? value : serialize(value));
    case GraphQLFloat:
      return (value) => (Number.isFinite(value) ? value : serialize(value));
    case GraphQLInt:
      // What `| 0` keeps is a whole number of 32 bits.
      return (value) => (typeof value === 'number' && (value | 0) === value ? value : serialize(value));
    default:
      return serialize;
  }
});

function serializerByType(type: GraphQLLeafType): Serialize {
  return (value) => {
    const serialized: unknown = type.serialize(value);
    if (serialized !== null && serialized !== undefined) return serialized;
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to ` +
        `return non-nullable value, returned: ${inspect(serialized)}`,
    );
  };
}
