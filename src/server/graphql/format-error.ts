import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import type { ValidationError } from 'class-validator';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { GatewayError, type InputViolation } from '../../schema/gateway-error.js';

export const INTERNAL_ERROR = 'INTERNAL_SERVER_ERROR';

/** What Apollo Server itself says of a request that it does not run: the words are about the request alone. */
const OF_THE_REQUEST: ReadonlySet<unknown> = new Set([
  ...Object.values(ApolloServerErrorCode).filter(
    (code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR,
  ),
  'GRAPHQL_UNKNOWN_OPERATION_NAME',
]);

/**
 * What a client is told of an error: the closed vocabulary, and no word of anything unforeseen.
 * @param formatted as graphql-js would tell it.
 * @param error as it was thrown.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = unwrapResolverError(error);
  if (cause instanceof GatewayError) {
    const { http, ...extensions } = cause.extensions;
    return { message: cause.message, ...place, extensions };
  }
  if (cause instanceof ArgumentValidationError) {
    const validation = cause.extensions.validationErrors.flatMap((violation) =>
      describeViolations(violation, ''),
    );
    return {
      message: validation.map(({ field, constraints }) => `${field}: ${constraints.join(', ')}`).join('; '),
      ...place,
      extensions: { code: 'BAD_USER_INPUT', validation },
    };
  }
  const code = formatted.extensions?.['code'];
  // What a resolver threw is none of Apollo's words, whatever code it brings along.
  if (cause instanceof GraphQLError && OF_THE_REQUEST.has(code)) {
    return { message: formatted.message, ...place, extensions: { code } };
  }
  return { message: 'Internal server error', ...place, extensions: { code: INTERNAL_ERROR } };
}

/** Whether an error is one that nobody foresaw, and so belongs into the log whole. */
export function isUnforeseen(error: GraphQLError): boolean {
  return formatError(error.toJSON(), error).extensions?.['code'] === INTERNAL_ERROR;
}

function describeViolations(violation: ValidationError, parent: string): InputViolation[] {
  const field = `${parent}${violation.property}`;
  // The violation also carries the whole input, which must not be sent back.
  const own = violation.constraints ? [{ field, constraints: Object.values(violation.constraints) }] : [];
  return [...own, ...(violation.children ?? []).flatMap((child) => describeViolations(child, `${field}.`))];
}
