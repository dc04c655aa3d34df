import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/**
 * The outcome of one attempt of a call. `connection`: none could be opened, or it broke before the answer began.
 * `truncated`: it broke within the answer. `aborted`: the deadline of the operation passed. `client_disconnected`: the
 * answer is not needed any more.
 */
export type AttemptOutcome =
  | 'success'
  | 'not_modified'
  | 'rejected'
  | 'rate_limited'
  | 'server_error'
  | 'connection'
  | 'truncated'
  | 'too_large'
  | 'timeout'
  | 'aborted'
  | 'client_disconnected';

/** Why a call is sent again. `transport`: no whole answer, or 502, 503 or 504. */
export type RetryReason = 'transport' | 'unauthorized' | 'rate_limited';

/**
 * Why the gateway does not send a call. `circuit_breaker`: the breaker of the endpoint is open. `operation_budget`,
 * `principal_budget`: UPSTREAM_CALLS_PER_OPERATION or UPSTREAM_CALLS_PER_MINUTE is spent. `rejected_token`: Operated
 * rejected the token seconds ago. `retry_after`: Operated asked to wait for longer than the call may. `scope`: the
 * principal may not use the endpoint. `no_token`: the principal has no token. `deadline`: it passed while the call waited.
 */
export type DeclineReason =
  | 'circuit_breaker'
  | 'operation_budget'
  | 'principal_budget'
  | 'rejected_token'
  | 'retry_after'
  | 'scope'
  | 'no_token'
  | 'deadline';

const BREAKER_STATES = { closed: 'closed', 'half-open': 'half_open', open: 'open' } as const;

/** The circuit breaker of an endpoint. */
export interface BreakerReading {
  /** For example `GET /api/hubs/v1`. */
  readonly endpoint: string;
  readonly state: keyof typeof BREAKER_STATES;
}

/** The calls that the gateway makes at one moment. */
export interface CallsReading {
  readonly inFlight: number;
  /** Those that wait for a place. */
  readonly waiting: number;
}

/** What the client of Operated reports. An endpoint is named by its method and path, without the values in the path. */
export interface UpstreamMetrics {
  /** An attempt has ended. @param seconds from its sending to the last byte of the answer, or to its failure. */
  attempted(endpoint: string, outcome: AttemptOutcome, seconds: number): void;
  /** A call is sent again. */
  retried(endpoint: string, reason: RetryReason): void;
  /** A call has ended without being sent, or without being sent again. */
  declined(endpoint: string, reason: DeclineReason): void;
  /** Reads the breakers of all endpoints at each scrape. */
  watchCircuitBreakers(read: () => readonly BreakerReading[]): void;
  /** Reads the calls at each scrape. @param limit how many may be in flight. */
  watchCalls(limit: number, read: () => CallsReading): void;
}

/** The buckets that OpenTelemetry recommends for the duration of HTTP requests, seconds. */
const CALL_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Registers the metrics of calls to Operated. */
export function createUpstreamMetrics(registry: Registry): UpstreamMetrics {
  const registers = [registry];
  const attempts = new Histogram({
    name: 'operated_gateway_upstream_call_duration_seconds',
    help: 'Seconds of each attempt of a call to Operated, token requests and webhook subscriptions included, from its sending to the last byte of the answer. outcome: success, not_modified (304), rejected (other 3xx and 4xx), rate_limited (429), server_error (5xx), connection, truncated, too_large, timeout (OPERATED_TIMEOUT_MS), aborted (the deadline of the operation), client_disconnected (the answer was not needed any more).',
    labelNames: ['endpoint', 'outcome'],
    buckets: CALL_SECONDS,
    registers,
  });
  const retries = new Counter({
    name: 'operated_gateway_upstream_retries_total',
    help: 'Attempts that repeat a call to Operated, by the reason: transport (no whole answer, or 502, 503 or 504), unauthorized (401, with a new token), rate_limited (429, after its Retry-After).',
    labelNames: ['endpoint', 'reason'],
    registers,
  });
  const declined = new Counter({
    name: 'operated_gateway_upstream_calls_declined_total',
    help: 'Calls to Operated that the gateway did not send, by the reason: circuit_breaker, operation_budget (UPSTREAM_CALLS_PER_OPERATION), principal_budget (UPSTREAM_CALLS_PER_MINUTE), rejected_token (rejected seconds ago), retry_after (of a 429, longer than the call may wait), scope, no_token, deadline (it passed while the call waited).',
    labelNames: ['endpoint', 'reason'],
    registers,
  });
  let breakers = (): readonly BreakerReading[] => [];
  new Gauge({
    name: 'operated_gateway_circuit_breaker_state',
    help: 'The state of the circuit breaker of each endpoint of Operated: 1 for its current state, 0 for the others.',
    labelNames: ['endpoint', 'state'],
    registers,
    collect() {
      for (const { endpoint, state } of breakers()) {
        for (const [name, label] of Object.entries(BREAKER_STATES)) {
          this.set({ endpoint, state: label }, name === state ? 1 : 0);
        }
      }
    },
  });
  let calls = (): CallsReading => ({ inFlight: 0, waiting: 0 });
  new Gauge({
    name: 'operated_gateway_upstream_calls_in_flight',
    help: 'Calls to Operated that are under way.',
    registers,
    collect() {
      this.set(calls().inFlight);
    },
  });
  const limits = new Gauge({
    name: 'operated_gateway_upstream_calls_in_flight_limit',
    help: 'How many calls to Operated may be under way (OPERATED_CONCURRENCY). Trial calls of circuit breakers do not count.',
    registers,
  });
  new Gauge({
    name: 'operated_gateway_upstream_calls_waiting',
    help: 'Calls to Operated that wait because OPERATED_CONCURRENCY calls are under way.',
    registers,
    collect() {
      this.set(calls().waiting);
    },
  });
  return {
    attempted: (endpoint, outcome, seconds) => attempts.observe({ endpoint, outcome }, seconds),
    retried: (endpoint, reason) => retries.inc({ endpoint, reason }),
    declined: (endpoint, reason) => declined.inc({ endpoint, reason }),
    watchCircuitBreakers(read) {
      breakers = read;
    },
    watchCalls(limit, read) {
      limits.set(limit);
      calls = read;
    },
  };
}
