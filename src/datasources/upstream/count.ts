import type {
  AttemptOutcome,
  RetryReason,
  UpstreamMetrics,
} from '../../telemetry/metrics/upstream-metrics.js';
import { isSuccess, type Step, type UpstreamCall, type UpstreamResponse } from './call.js';
import { endpointName } from './endpoints.js';
import { TransportError, type TransportFailure } from './transport-error.js';

/**
 * Counts the calls that end without being sent, by the reason that a step has written into them. The outermost step, so
 * that the deadline which ends a waiting call is seen.
 */
export function countDeclined(metrics: UpstreamMetrics): Step {
  const count = (call: UpstreamCall) => {
    if (call.declined !== null) metrics.declined(endpointName(call.endpoint), call.declined);
  };
  return (next) => (call) =>
    next(call).then(
      (response) => {
        count(call);
        return response;
      },
      (error: unknown) => {
        const isLate = error instanceof TransportError && error.code === 'UPSTREAM_TIMEOUT';
        if (isLate && call.lastAttempt === null) call.declined ??= 'deadline';
        count(call);
        throw error;
      },
    );
}

/** Counts each attempt, with its duration and outcome, and why it repeats the one before. The innermost of the steps. */
export function countAttempts(metrics: UpstreamMetrics): Step {
  return (next) => (call) => {
    const endpoint = endpointName(call.endpoint);
    if (call.lastAttempt !== null) metrics.retried(endpoint, retryReason(call.lastAttempt));
    call.lastAttempt = 'pending';
    const startedAt = performance.now();
    const ended = (outcome: AttemptOutcome) => {
      call.lastAttempt = outcome;
      metrics.attempted(endpoint, outcome, (performance.now() - startedAt) / 1_000);
    };
    return next(call).then(
      (response) => {
        ended(outcomeOf(response));
        return response;
      },
      (error: unknown) => {
        ended(outcomeOfFailure(error));
        throw error;
      },
    );
  };
}

/** Of the outcomes that are repeated, only a 401 counts as a rejection. */
function retryReason(lastAttempt: AttemptOutcome | 'pending'): RetryReason {
  if (lastAttempt === 'rejected') return 'unauthorized';
  return lastAttempt === 'rate_limited' ? 'rate_limited' : 'transport';
}

function outcomeOf(response: UpstreamResponse): AttemptOutcome {
  const { status } = response;
  if (isSuccess(response)) return 'success';
  if (status === 304) return 'not_modified';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'server_error' : 'rejected';
}

const OUTCOMES: Readonly<Record<TransportFailure, AttemptOutcome>> = {
  connection: 'connection',
  truncated: 'truncated',
  tooLarge: 'too_large',
  timeout: 'timeout',
  aborted: 'aborted',
};

function outcomeOfFailure(error: unknown): AttemptOutcome {
  if (!(error instanceof TransportError)) return 'connection';
  return error.code === 'CLIENT_DISCONNECTED' ? 'client_disconnected' : OUTCOMES[error.reason];
}
