import { describePrincipal, type Principal } from '../../auth/principal.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Span } from '../../telemetry/tracing/tracing.js';
import { costOf } from './limits/operation-cost.js';
import type { OperationPlugin } from './operation-plugins.js';
import { INTERNAL_ERROR, isUnforeseen } from './format-error.js';

/** Logs each operation with its cost and the codes of its errors, and adds the request id to errors that are masked. */
export function operationLog(logger: Logger): OperationPlugin {
  return {
    requestDidStart: ({ contextValue }) => {
      const { requestId, principal, span } = contextValue;
      const startedAt = performance.now();
      return {
        didEncounterErrors({ errors }) {
          for (const error of errors.filter(isUnforeseen)) {
            logger.error(
              { requestId, trace_id: span?.traceId, path: error.path, err: error.originalError ?? error },
              'unexpected error',
            );
          }
        },
        willSendResponse({ response, operation, operationName }) {
          const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
          for (const error of errors) {
            if (error.extensions?.['code'] === INTERNAL_ERROR) error.extensions['requestId'] = requestId;
          }
          logOperation(logger, startedAt, {
            requestId,
            span,
            principal,
            operation: operation?.operation,
            operationName,
            cost: costOf(contextValue) ?? undefined,
            errors: [...new Set(errors.map((error) => error.extensions?.['code']))],
          });
        },
      };
    },
  };
}

/** An operation as it is logged. */
export interface LoggedOperation {
  readonly requestId: string;
  readonly span: Span | undefined;
  readonly principal: Principal;
  /** Its type; undefined where the document has no such operation. */
  readonly operation: string | undefined;
  readonly operationName: string | null | undefined;
  /** The estimated cost, points; undefined where the operation was rejected before. */
  readonly cost: number | undefined;
  /** The codes of its errors. */
  readonly errors: readonly unknown[];
}

/** Logs the end of an operation. @param startedAt ms on the clock of `performance`. */
export function logOperation(logger: Logger, startedAt: number, logged: LoggedOperation): void {
  const { requestId, span, principal, operation, operationName, cost, errors } = logged;
  logger.info(
    {
      requestId,
      trace_id: span?.traceId,
      span_id: span?.spanId,
      principal: describePrincipal(principal),
      operation,
      operationName,
      cost,
      durationMs: Math.round(performance.now() - startedAt),
      errors,
    },
    'operation',
  );
}
