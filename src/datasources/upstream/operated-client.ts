import { GatewayError } from '../../schema/gateway-error.js';
import { parseBody } from '../../wire/parse-body.js';
import type { RateLimit } from '../../cluster/rate-limits.js';
import type { Logger } from '../../telemetry/logger.js';
import { createAnswerSignal } from './answer-signal.js';
import { attemptTimeout } from './attempt-timeout.js';
import { authorise } from './authorise.js';
import { chain, isSuccess, type Send, type UpstreamResponse } from './call.js';
import { callBudget } from './call-budget.js';
import type { CallContext } from './call-context.js';
import { CIRCUIT_BREAKER, type CircuitBreakerOptions, type CircuitState } from './circuit-breaker.js';
import { createCircuitBreakers } from './circuit-breakers.js';
import { concurrencyLimit } from './concurrency-limit.js';
import { withinDeadline } from './deadline.js';
import type { Endpoint, PathParams } from './endpoints.js';
import { log } from './log.js';
import { rejectedTokens } from './rejected-tokens.js';
import { retry } from './retry.js';
import { retryAfterPause } from './retry-after-pause.js';
import { createRetryBudget } from './retry-budget.js';
import { createSender } from './send.js';
import { failureOf } from './upstream-failure.js';
import { upstreamMessage } from './upstream-message.js';
import { writeDeadline } from './write-deadline.js';

/** The outcome of a write that is known: Operated answered unambiguously, or the change was never sent. */
export type WriteAnswer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly upstreamMessage: string }
  | { readonly kind: 'unsent'; readonly failure: GatewayError };

/** The one door to Operated: every call of the gateway goes through it. */
export interface OperatedClient {
  /**
   * Sends a call and resolves with the answer, whatever its status.
   * @throws GatewayError where no whole answer arrives, or the principal has no token or lacks the scope.
   */
  readonly send: Send;
  /**
   * @returns the decoded JSON of the answer, or null for 404 and 414 where `absentAs` says that this means "no such
   * thing".
   * @throws GatewayError for every failure of Operated or the network.
   */
  get(
    context: CallContext,
    endpoint: Endpoint,
    options?: { params?: PathParams; absentAs?: null },
  ): Promise<unknown>;
  /**
   * Sends a change once; a second time only after a 401, which surely had no effect. The change is not aborted when the
   * caller disconnects, so that its outcome is known. It ends early enough before the deadline to read the hub again,
   * and is not sent where too little time is left.
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
  /** The clock, ms since the epoch. */
  readonly now: () => number;
}

/** Creates the client with its chain of steps. It sends nothing before the first call. */
export function createOperatedClient(options: OperatedClientOptions): OperatedClient {
  const { baseUrl, timeoutMs, concurrency, callsPerMinute, logger, now } = options;
  const sender = createSender(baseUrl);
  const answers = createAnswerSignal(now);
  const breakers = createCircuitBreakers({ ...CIRCUIT_BREAKER, ...options.circuitBreaker }, logger, now);
  const send = chain(
    [
      withinDeadline,
      rejectedTokens(now),
      callBudget(callsPerMinute),
      authorise,
      retry({ budget: createRetryBudget(), now, random: Math.random }),
      retryAfterPause(now),
      breakers.step,
      concurrencyLimit(concurrency),
      breakers.recheck,
      answers.step,
      attemptTimeout(timeoutMs),
      log,
    ],
    sender.send,
  );
  return {
    send,
    async get(context, endpoint, { params, absentAs } = {}) {
      const response = await send({ ...context, endpoint, params });
      if (ABSENT.has(response.status) && absentAs === null) return null;
      if (!isSuccess(response)) throw failureOf(endpoint, response);
      const body = await parseBody(response.body);
      if (body === undefined) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
      return body;
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
        if (isSent || !(error instanceof GatewayError) || error.isCallerError) throw error;
        return { kind: 'unsent', failure: error };
      } finally {
        deadline?.end();
      }
      if (isSuccess(response)) return { kind: 'accepted' };
      if (WRITE_REJECTIONS.has(response.status)) {
        return { kind: 'rejected', upstreamMessage: upstreamMessage(response.body) };
      }
      throw failureOf(endpoint, response);
    },
    circuitBreakers: () => breakers.notClosed(),
    onAnswer: (listener) => answers.listen(listener),
    close: () => sender.close(),
  };
}

/** The statuses for an id that does not exist; 414 for one that is too long for a URL. */
const ABSENT: ReadonlySet<number> = new Set([404, 414]);
/** Inferred: the statuses by which Operated rejects a change are not documented. */
const WRITE_REJECTIONS: ReadonlySet<number> = new Set([400, 404, 405, 409, 410, 412, 415, 422, 423]);
