import type { Step } from './call.js';

/**
 * Limits how long one request to Operated takes, from sending to the last byte of the answer: the timeout of axios
 * restarts with every byte.
 * @param timeoutMs ms.
 */
export function attemptTimeout(timeoutMs: number): Step {
  return (next) => async (call) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = call.signal === undefined ? timeout : AbortSignal.any([call.signal, timeout]);
    return next({ ...call, signal });
  };
}

/** Whether a timeout or a deadline aborted a call, and not the caller. */
export function hasTimedOut(signal: AbortSignal | undefined): boolean {
  const reason: unknown = signal?.reason;
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
