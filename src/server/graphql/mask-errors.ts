import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../telemetry/logger.js';
import { type FormatError, INTERNAL_ERROR } from './format-error.js';

/**
 * Formats errors for clients; logs those that the gateway does not expect, with the request id that the client
 * receives.
 */
export function maskErrors(
  errors: readonly GraphQLError[],
  format: FormatError,
  requestId: string,
  logger: Logger,
): readonly GraphQLFormattedError[] {
  return errors.map((error) => {
    const formatted = format(error.toJSON(), error);
    if (formatted.extensions?.['code'] !== INTERNAL_ERROR) return formatted;
    logger.error({ requestId, path: error.path, err: error.originalError ?? error }, 'unexpected error');
    return { ...formatted, extensions: { ...formatted.extensions, requestId } };
  });
}
