import type { Step } from './call.js';
import { TransportError } from './transport-error.js';

/**
 * Limits how long one request to Operated takes, from sending to the last byte of the answer: the timeout of axios
 * restarts with every byte.
 * @param timeoutMs ms.
 */
export function attemptTimeout(timeoutMs: number): Step {
  return (next) => async (call) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = call.signal === undefined ? timeout : AbortSignal.any([call.signal, timeout]);
    const startedAt = performance.now();
    try {
      return await next({ ...call, signal });
    } catch (error) {
      if (!(error instanceof TransportError) || error.code !== 'UPSTREAM_TIMEOUT') throw error;
      // A deadline that passes shortly after the sending shows nothing of Operated.
      const longMs = Math.min(timeoutMs, call.deadline?.totalMs ?? timeoutMs) / 2;
      const isTimeout = timeout.aborted || performance.now() - startedAt >= longMs;
      throw isTimeout ? new TransportError('UPSTREAM_TIMEOUT', 'timeout') : error;
    }
  };
}
