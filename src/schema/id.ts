import { GraphQLID, GraphQLScalarType } from 'graphql';
import { badUserInput } from './gateway-error.js';

/** The longest id that is accepted, in characters: real ids are far shorter, and errors repeat them. */
export const ID_LIMIT = 500;

/**
 * GraphQL's ID, which accepts ids of at most `ID_LIMIT` characters wherever one comes in.
 * @throws GatewayError BAD_USER_INPUT from its parse functions, for a longer id.
 */
export const ID = new GraphQLScalarType<string>({
  ...GraphQLID.toConfig(),
  parseValue: (value) => checked(GraphQLID.parseValue(value)),
  parseLiteral: (node, variables) => checked(GraphQLID.parseLiteral(node, variables)),
});

function checked(id: string): string {
  if (id.length > ID_LIMIT) throw badUserInput('id', `an id has at most ${ID_LIMIT} characters`);
  return id;
}
