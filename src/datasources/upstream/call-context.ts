import { randomUUID } from 'node:crypto';
import type { Principal } from '../../auth/principal.js';
import type { Logger } from '../../telemetry/logger.js';
import type { OperationReport } from '../../telemetry/operation-report.js';
import type { Span } from '../../telemetry/tracing/tracing.js';
import type { Deadline } from './deadline.js';
import type { OperationBudget } from './operation-budget.js';

/** The principal on whose behalf Operated is called, and the signal that aborts the calls. */
export interface CallContext {
  readonly principal: Principal;
  /** Sent to Operated, so that both logs show the same id. */
  readonly requestId: string;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** The budget of the operation; undefined outside of operations. */
  readonly budget?: OperationBudget | undefined;
  /** The deadline of the operation; undefined for polls and other calls in the background. */
  readonly deadline?: Deadline | undefined;
  /** False where failed reads must not be repeated; by default they are. */
  readonly mayRetry?: boolean | undefined;
  /** The span of what causes the calls; undefined where traces are off, and for calls of the background. */
  readonly span?: Span | undefined;
  /** Records what the operation causes; undefined where its client has not asked for that. */
  readonly report?: OperationReport | undefined;
}

/**
 * The context of calls that belong to no request, such as a poll: with a request id of its own.
 * @param signal aborts the calls; by default nothing does.
 * @param span of what causes the calls; without one each of them begins a trace of its own.
 */
export function backgroundContext(
  principal: Principal,
  logger: Logger,
  signal: AbortSignal = new AbortController().signal,
  span?: Span,
): CallContext {
  const requestId = randomUUID();
  const child = logger.child({ requestId, trace_id: span?.traceId, span_id: span?.spanId });
  return { principal, requestId, signal, logger: child, span };
}
