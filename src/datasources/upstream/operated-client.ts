import { GatewayError } from '../../schema/gateway-error.js';
import { type Body, textOf } from '../../wire/body.js';
import { parseBody } from '../../wire/parse-body.js';
import type { RateLimit } from '../../cluster/rate-limits.js';
import type { Logger } from '../../telemetry/logger.js';
import type { UpstreamMetrics } from '../../telemetry/metrics/upstream-metrics.js';
import type { Tracing } from '../../telemetry/tracing/tracing.js';
import { createAnswerSignal } from './answer-signal.js';
import { authorise } from './authorise.js';
import {
  type CallOptions,
  chain,
  createCall,
  isSuccess,
  type UpstreamCall,
  type UpstreamResponse,
} from './call.js';
import { callBudget } from './call-budget.js';
import type { CallContext } from './call-context.js';
import { CIRCUIT_BREAKER, type CircuitBreakerOptions, type CircuitState } from './circuit-breaker.js';
import { createCircuitBreakers } from './circuit-breakers.js';
import { createConcurrencyLimit } from './concurrency-limit.js';
import { countAttempts, countDeclined } from './count.js';
import { withinDeadline } from './deadline.js';
import type { Endpoint, PathParams } from './endpoints.js';
import { log, logUnreadable } from './log.js';
import { rejectedTokens } from './rejected-tokens.js';
import { reportCalls } from './report-calls.js';
import { type OnRejected, reportRejections } from './report-rejections.js';
import { resendDeclined } from './resend-declined.js';
import { retry } from './retry.js';
import { retryAfterPause } from './retry-after-pause.js';
import { createRetryBudget } from './retry-budget.js';
import { createSender } from './send.js';
import { traceCalls } from './trace-calls.js';
import { failureOf } from './upstream-failure.js';
import { upstreamMessage } from './upstream-message.js';
import type { Validators } from './validators.js';
import { writeDeadline } from './write-deadline.js';

/**
 * The outcome of a write that is known: Operated answered unambiguously, or the change was never sent. `declined`:
 * Operated limits the rate of requests, and made no change.
 */
export type WriteAnswer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly upstreamMessage: string }
  | { readonly kind: 'declined'; readonly failure: GatewayError }
  | { readonly kind: 'unsent'; readonly failure: GatewayError };

export interface FetchOptions {
  readonly params?: PathParams | undefined;
  /** Whether 404 and 414 mean that there is no such resource. */
  readonly mayBeAbsent: boolean;
  /** Those of the answer that is known: the request is conditional. */
  readonly validators?: Validators | undefined;
  /** Called when the request is sent, and again when it is sent again. */
  readonly onSend?: () => void;
}

/** The body of an answer, and what the next request can be conditional on. */
export interface FetchedBody {
  readonly kind: 'body';
  readonly body: Body;
  readonly validators: Validators;
}

/** `unchanged`: the answer with these validators is still the current one. `absent`: there is no such resource. */
export type Fetched = FetchedBody | { readonly kind: 'unchanged' } | { readonly kind: 'absent' };

/** The one door to Operated: every call of the gateway goes through it. */
export interface OperatedClient {
  /**
   * Sends a call and resolves with the answer, whatever its status.
   * @throws GatewayError where no whole answer arrives, or the principal has no token or lacks the scope.
   */
  send(options: CallOptions): Promise<UpstreamResponse>;
  /**
   * @returns the decoded JSON of the answer.
   * @throws GatewayError for every failure of Operated or the network.
   */
  get(context: CallContext, endpoint: Endpoint): Promise<unknown>;
  /**
   * Fetches the body of an answer, which is not decoded.
   * @throws GatewayError for every failure of Operated or the network.
   */
  fetch(context: CallContext, endpoint: Endpoint, options: FetchOptions): Promise<Fetched>;
  /**
   * Sends a change once; again only after a 401, and after a 429 whose Retry-After fits into the deadline: both surely had
   * no effect. The change is not aborted when the caller disconnects, so that its outcome is known. It ends early enough
   * before the deadline to read the hub again, and is not sent where too little time is left.
   * @throws GatewayError. After UPSTREAM_TIMEOUT, UPSTREAM_UNAVAILABLE and UPSTREAM_INVALID_RESPONSE it is unknown
   *   whether the change was made.
   */
  put(context: CallContext, endpoint: Endpoint, params: PathParams, body: object): Promise<WriteAnswer>;
  /** The circuit breakers that are not closed, by endpoint, such as `GET /api/hubs/v1`. */
  circuitBreakers(): Readonly<Record<string, CircuitState>>;
  /** Calls the listener when Operated answers calls, twice a second at most. @returns how to stop. */
  onAnswer(listener: () => void): () => void;
  /** Closes the kept-alive sockets. */
  close(): void;
}

export interface OperatedClientOptions {
  /** Operated's base URL, without a trailing slash. */
  readonly baseUrl: string;
  /** How long one request may take, from sending to the last byte of the answer, ms. */
  readonly timeoutMs: number;
  /** How many calls may be under way at the same time. */
  readonly concurrency: number;
  /** Replaces parts of the times and counts of the circuit breakers. */
  readonly circuitBreaker?: Partial<CircuitBreakerOptions> | undefined;
  /** Counts the calls of a principal that its operations cause. */
  readonly callsPerMinute: RateLimit;
  readonly logger: Logger;
  /** Undefined where no metrics are collected. */
  readonly metrics?: UpstreamMetrics | undefined;
  /** Undefined where traces are off. */
  readonly tracing?: Tracing | undefined;
  /** Called with the key of a principal that Operated has rejected. */
  readonly onRejected: OnRejected;
  /** The clock, ms since the epoch. */
  readonly now: () => number;
}

/** Creates the client with its chain of steps. It sends nothing before the first call. */
export function createOperatedClient(options: OperatedClientOptions): OperatedClient {
  const { baseUrl, timeoutMs, concurrency, callsPerMinute, onRejected, logger, metrics, now } = options;
  const sender = createSender(baseUrl, timeoutMs, concurrency);
  const answers = createAnswerSignal(now);
  const breakers = createCircuitBreakers({ ...CIRCUIT_BREAKER, ...options.circuitBreaker }, logger, now);
  const places = createConcurrencyLimit(concurrency);
  metrics?.watchCircuitBreakers(() => breakers.all());
  metrics?.watchCalls(concurrency, () => places.reading());
  const pass = chain(
    [
      ...(metrics === undefined ? [] : [countDeclined(metrics)]),
      withinDeadline,
      reportRejections(onRejected),
      rejectedTokens(now),
      callBudget(callsPerMinute),
      authorise,
      retry({ budget: createRetryBudget(), now, random: Math.random }),
      resendDeclined(now),
      retryAfterPause(now),
      breakers.step,
      places.step,
      breakers.recheck,
      answers.step,
      log,
      reportCalls,
      ...(metrics === undefined ? [] : [countAttempts(metrics)]),
      ...(options.tracing === undefined ? [] : [traceCalls(options.tracing)]),
    ],
    sender.send,
  );
  const send = (call: CallOptions) => pass(createCall(call));
  return {
    send,
    async get(context, endpoint) {
      const response = await send({ ...context, endpoint });
      if (!isSuccess(response)) throw failureOf(endpoint, response);
      const body = await parseBody(response.body);
      if (body !== undefined) return body;
      await logUnreadable(context.logger, endpoint, response.body);
      throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
    },
    async fetch(context, endpoint, options) {
      const response = await pass(createCallOf(context, endpoint, options));
      const { status, body, validators } = response;
      if (isSuccess(response)) return { kind: 'body', body, validators };
      if (options.mayBeAbsent && ABSENT.has(status)) return ABSENCE;
      if (status === NOT_MODIFIED && options.validators !== undefined) return UNCHANGED;
      throw failureOf(endpoint, response);
    },
    async put(context, endpoint, params, body) {
      const deadline = context.deadline && writeDeadline(context.deadline);
      if (deadline === null) return { kind: 'unsent', failure: new GatewayError('UPSTREAM_TIMEOUT') };
      let isSent = false;
      const onSend = () => (isSent = true);
      let response: UpstreamResponse;
      try {
        response = await send({ ...context, signal: undefined, deadline, onSend, endpoint, params, body });
      } catch (error) {
        if (!(error instanceof GatewayError) || error.isRejection) throw error;
        // What was sent before a pause was answered with 429.
        if (isSent && error.code !== 'UPSTREAM_RATE_LIMITED') throw error;
        return { kind: isSent ? 'declined' : 'unsent', failure: error };
      } finally {
        deadline?.end();
      }
      if (isSuccess(response)) return { kind: 'accepted' };
      if (WRITE_REJECTIONS.has(response.status)) {
        return { kind: 'rejected', upstreamMessage: upstreamMessage(await textOf(response.body)) };
      }
      const failure = failureOf(endpoint, response);
      if (failure.code === 'UPSTREAM_RATE_LIMITED') return { kind: 'declined', failure };
      throw failure;
    },
    circuitBreakers: () => breakers.notClosed(),
    onAnswer: (listener) => answers.listen(listener),
    close: () => sender.close(),
  };
}

const UNCHANGED = { kind: 'unchanged' } as const;
const ABSENCE = { kind: 'absent' } as const;
function createCallOf(context: CallContext, endpoint: Endpoint, options: FetchOptions): UpstreamCall {
  const { principal, requestId, signal, logger, budget, deadline, mayRetry, span, report } = context;
  const { params, validators, onSend } = options;
  return createCall({
    endpoint,
    params,
    principal,
    requestId,
    signal,
    logger,
    budget,
    deadline,
    mayRetry,
    span,
    report,
    validators,
    onSend,
  });
}

const NOT_MODIFIED = 304;
/** The statuses for an id that does not exist; 414 for one that is too long for a URL. */
const ABSENT: ReadonlySet<number> = new Set([404, 414]);
/** Inferred: the statuses by which Operated rejects a change are not documented. */
const WRITE_REJECTIONS: ReadonlySet<number> = new Set([400, 404, 405, 409, 410, 412, 415, 422, 423]);
