import type { Step } from './call.js';

/**
 * Limits how long a call takes, from sending to the last byte of the answer: the timeout of axios restarts with
 * every byte.
 */
export function deadline(timeoutMs: number): Step {
  return (next) => async (call) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = call.signal === undefined ? timeout : AbortSignal.any([call.signal, timeout]);
    return next({ ...call, signal });
  };
}

/** Whether the deadline aborted a call, and not the caller. */
export function hasTimedOut(signal: AbortSignal | undefined): boolean {
  const reason: unknown = signal?.reason;
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
