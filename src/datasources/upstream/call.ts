import type { Principal } from '../../auth/principal.js';
import type { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { AttemptOutcome, DeclineReason } from '../../telemetry/metrics/upstream-metrics.js';
import type { OperationReport } from '../../telemetry/operation-report.js';
import type { Span } from '../../telemetry/tracing/tracing.js';
import type { Body } from '../../wire/body.js';
import type { Deadline } from './deadline.js';
import type { Endpoint, PathParams } from './endpoints.js';
import type { OperationBudget } from './operation-budget.js';
import type { Validators } from './validators.js';

/** What is to be sent to Operated, and on whose behalf. */
export interface CallOptions {
  readonly endpoint: Endpoint;
  readonly params?: PathParams | undefined;
  /** Sent as a form where it is URLSearchParams, else as JSON. */
  readonly body?: object | undefined;
  /** Null for the token endpoint, which authenticates the gateway by its form. */
  readonly principal: Principal | null;
  /** Sent to Operated, so that both logs show the same id. */
  readonly requestId: string;
  /** Aborts the call; undefined for a call that continues when the caller disconnects. */
  readonly signal: AbortSignal | undefined;
  readonly logger: Logger;
  /** The budget of the operation that causes the call; undefined for a call that no operation causes. */
  readonly budget?: OperationBudget | undefined;
  /** Until when the call has to end; undefined for a call that no operation waits for. */
  readonly deadline?: Deadline | undefined;
  /** False where a failed call must not be repeated; by default GETs are. */
  readonly mayRetry?: boolean | undefined;
  /** Makes the call conditional: Operated may answer 304 without a body. */
  readonly validators?: Validators | undefined;
  /** The span of what causes the call; undefined where traces are off, and for a call of the background. */
  readonly span?: Span | undefined;
  /** The report of the operation that causes the call; undefined where there is none. */
  readonly report?: OperationReport | undefined;
  /** Called when the call is sent. A call that ends before has surely had no effect. */
  readonly onSend?: (() => void) | undefined;
}

/**
 * One call to Operated, as the steps hand it on. A step writes what it decides into the call: a copy for each step would
 * cost more than the steps themselves.
 */
export interface UpstreamCall extends CallOptions {
  /** The principal's token, set by the step `authorise`. */
  bearerToken: string | undefined;
  /** The number of the attempt, from 1; set by the steps that repeat calls. */
  attempt: number | undefined;
  /** Whether the circuit breaker is open and the call tries whether Operated answers again; set by its step. */
  isTrial: boolean;
  /** How the last attempt ended; null before the first, and where attempts are not counted. Set by `countAttempts`. */
  lastAttempt: AttemptOutcome | 'pending' | null;
  /** Why the call ends without being sent; null where it does not. Set by `decline`. */
  declined: DeclineReason | null;
  /** How often the call was sent; counted by the step `traceCalls`. */
  timesSent: number;
  /** The headers of the trace context, names and values in turn; set by the step `traceCalls`. */
  traceHeaders: readonly string[] | undefined;
}

/** Creates a call that no step has seen yet. */
export function createCall(options: CallOptions): UpstreamCall {
  return {
    endpoint: options.endpoint,
    params: options.params,
    body: options.body,
    principal: options.principal,
    requestId: options.requestId,
    signal: options.signal,
    logger: options.logger,
    budget: options.budget,
    deadline: options.deadline,
    mayRetry: options.mayRetry,
    validators: options.validators,
    span: options.span,
    report: options.report,
    onSend: options.onSend,
    bearerToken: undefined,
    attempt: undefined,
    isTrial: false,
    lastAttempt: null,
    declined: null,
    timesSent: 0,
    traceHeaders: undefined,
  };
}

/** Operated's answer, of any status. */
export interface UpstreamResponse {
  readonly status: number;
  readonly body: Body;
  /** The header Retry-After: seconds, or a date. */
  readonly retryAfter: string | null;
  /** The header Location of a redirect, which is never followed. */
  readonly location: string | null;
  readonly validators: Validators;
}

/** Notes why a call is not sent. @returns the error that the step has to throw. */
export function decline(call: UpstreamCall, reason: DeclineReason, error: GatewayError): GatewayError {
  call.declined = reason;
  return error;
}

/** Sends a call. @throws GatewayError where no whole answer arrives. */
export type Send = (call: UpstreamCall) => Promise<UpstreamResponse>;

/**
 * Wraps the sending of calls: does its part before and after `next`, and throws what `next` throws, or a GatewayError.
 */
export type Step = (next: Send) => Send;

/** Composes steps, in the order in which a call passes them, in front of `send`. */
export function chain(steps: readonly Step[], send: Send): Send {
  return steps.reduceRight((next, step) => step(next), send);
}

/** Whether the status of a response is 2xx. */
export function isSuccess({ status }: UpstreamResponse): boolean {
  return status >= 200 && status <= 299;
}
