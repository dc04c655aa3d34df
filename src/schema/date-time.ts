import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

const written = new WeakMap<Date, string>();

/**
 * GraphQL's DateTime. Its value in a result is text, which is written once for each Date: the records of a list share
 * theirs.
 */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  serialize(value) {
    if (!(value instanceof Date)) return GraphQLDateTime.serialize(value);
    const text = written.get(value) ?? GraphQLDateTime.serialize(value).toISOString();
    written.set(value, text);
    return text;
  },
});
