import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { GatewayError, type InputViolation } from '../../schema/gateway-error.js';
import type { ValidationError } from '../../schema/constraints.js';
import { shortenEcho } from './shorten-echo.js';
import { violationOfVariable } from './variable-violations.js';

const { BAD_USER_INPUT } = ApolloServerErrorCode;
export const INTERNAL_ERROR = 'INTERNAL_SERVER_ERROR';

/** Turns an error into what a client receives. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Codes of Apollo Server for requests that it rejects: their messages describe the request alone. */
const REQUEST_CODES: ReadonlySet<unknown> = new Set([
  ...Object.values(ApolloServerErrorCode).filter(
    (code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR,
  ),
  'GRAPHQL_UNKNOWN_OPERATION_NAME',
]);

/**
 * Formats an error for clients: with a code of the closed vocabulary, and without the message of any error that the
 * gateway does not expect.
 * @param formatted as graphql-js formats it.
 * @param error as it was thrown.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = causeOf(error);
  if (cause instanceof GatewayError) {
    const { http, ...extensions } = cause.extensions;
    return { message: cause.message, ...place, extensions };
  }
  if (cause instanceof ArgumentValidationError) {
    const validation = cause.extensions.validationErrors.flatMap((violation) =>
      describeViolations(violation, ''),
    );
    return { ...invalidInput(validation), ...place };
  }
  const code = formatted.extensions?.['code'];
  // Errors thrown by resolvers are masked even if they carry one of Apollo Server's codes.
  if (cause instanceof GraphQLError && REQUEST_CODES.has(code)) {
    const violation = code === BAD_USER_INPUT ? violationOfVariable(cause.message) : null;
    if (violation !== null) return { ...invalidInput([violation]), ...place };
    const message = isStackOverflow(cause)
      ? 'The document is nested too deep.'
      : shortenEcho(formatted.message);
    return { message, ...place, extensions: { code } };
  }
  return { message: 'Internal server error', ...place, extensions: { code: INTERNAL_ERROR } };
}

/** Arguments and variables that are not valid are reported alike. */
function invalidInput(
  validation: readonly InputViolation[],
): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  const messages = validation.map(({ field, constraints }) => `${field}: ${constraints.join(', ')}`);
  return { message: messages.join('; '), extensions: { code: BAD_USER_INPUT, validation } };
}

/** Whether an error is not one that the gateway expects, and so is logged with its message and stack. */
export function isUnforeseen(error: GraphQLError): boolean {
  return formatError(error.toJSON(), error).extensions?.['code'] === INTERNAL_ERROR;
}

/** The codes of the errors of a formatted result, in their order. */
export function codesOf({ errors = [] }: Pick<FormattedExecutionResult, 'errors'>): readonly string[] {
  return errors.map(({ extensions }) => {
    const code = extensions?.['code'];
    return typeof code === 'string' ? code : INTERNAL_ERROR;
  });
}

/** What a resolver or a validation rule reported, without the wrapping of graphql-js and Apollo Server. */
export function causeOf(error: unknown): unknown {
  if (error instanceof GraphQLError && error.originalError instanceof GatewayError)
    return error.originalError;
  return unwrapResolverError(error);
}

/** The parser recurses: the stack ends before a document that is nested very deep does. */
function isStackOverflow({ originalError }: GraphQLError): boolean {
  return originalError instanceof GraphQLError && originalError.originalError instanceof RangeError;
}

function describeViolations(violation: ValidationError, parent: string): InputViolation[] {
  const field = `${parent}${violation.property}`;
  // The violation also carries the whole input, which must not be sent back.
  const own = violation.constraints ? [{ field, constraints: Object.values(violation.constraints) }] : [];
  return [...own, ...(violation.children ?? []).flatMap((child) => describeViolations(child, `${field}.`))];
}
