import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../telemetry/logger.js';
import { formatError, INTERNAL_ERROR } from './format-error.js';

/** What a client is told of errors; what nobody foresaw goes into the log whole, under the id that the client gets. */
export function maskErrors(
  errors: readonly GraphQLError[],
  requestId: string,
  logger: Logger,
): readonly GraphQLFormattedError[] {
  return errors.map((error) => {
    const formatted = formatError(error.toJSON(), error);
    if (formatted.extensions?.['code'] !== INTERNAL_ERROR) return formatted;
    logger.error({ requestId, path: error.path, err: error.originalError ?? error }, 'unexpected error');
    return { ...formatted, extensions: { ...formatted.extensions, requestId } };
  });
}
