import type { Logger } from '../../telemetry/logger.js';
import type { FormatError } from './format-error.js';
import { maskErrors } from './mask-errors.js';
import type { OperationPlugin } from './operation-plugins.js';

/**
 * Adds the errors of fields whose value is not complete to the answer of an operation. Must come before the plugins
 * that read the errors of the answer.
 */
export function partialErrors(format: FormatError, logger: Logger): OperationPlugin {
  return {
    requestDidStart: ({ contextValue }) => ({
      willSendResponse({ response }) {
        const { partialErrors: errors, requestId } = contextValue;
        if (errors.length === 0 || response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        singleResult.errors = [
          ...(singleResult.errors ?? []),
          ...maskErrors(errors, format, requestId, logger),
        ];
      },
    }),
  };
}
