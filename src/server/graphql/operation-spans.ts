import type { FormattedExecutionResult } from 'graphql';
import { type FailureCode, GatewayError } from '../../schema/gateway-error.js';
import type { RequestSpan } from '../../telemetry/tracing/tracing.js';
import { INTERNAL_ERROR } from './format-error.js';
import type { OperationPlugin } from './operation-plugins.js';
import type { Outcome } from './operations.js';

/** The codes for which the gateway or Operated has failed; all others are caused by the request. */
const FAILURES: ReadonlySet<unknown> = new Set<FailureCode | typeof INTERNAL_ERROR>([
  INTERNAL_ERROR,
  'GATEWAY_CREDENTIALS_REJECTED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_INVALID_RESPONSE',
  'OVERLOADED',
]);

/** Records the operation of a request in its span: its type, its name and the code of its first error. */
export function operationSpans(): OperationPlugin {
  return {
    requestDidStart({ contextValue: { span } }) {
      if (span === undefined) return;
      return {
        didResolveOperation({ operation, operationName }) {
          if (operation) span.operation(operation.operation, operationName);
        },
        willSendResponse({ response: { body } }) {
          if (body.kind === 'single') recordErrors(span, body.singleResult);
        },
      };
    },
  };
}

/** Records the errors of an operation that may have left Apollo Server, as subscriptions do. */
export function recordOutcome(span: RequestSpan | undefined, outcome: Outcome): void {
  if (span !== undefined && outcome.kind === 'result') recordErrors(span, outcome.result);
}

/** Records an error that rejects a request before its operation is known. */
export function recordRejection(span: RequestSpan | undefined, error: unknown): void {
  if (span !== undefined) record(span, error instanceof GatewayError ? error.code : INTERNAL_ERROR);
}

function recordErrors(span: RequestSpan, { errors }: Pick<FormattedExecutionResult, 'errors'>): void {
  const code = errors?.[0]?.extensions?.['code'];
  if (typeof code === 'string') record(span, code);
}

function record(span: RequestSpan, code: string): void {
  if (FAILURES.has(code)) span.failed(code);
  else span.rejected(code);
}
