import { abortedError, onAbort } from './abort.js';
import type { CallsReading } from '../../telemetry/metrics/upstream-metrics.js';
import type { Step, UpstreamCall } from './call.js';
import { createFairQueue } from './fair-queue.js';

/** The owner of calls without a principal, which are those to the token endpoint. */
const GATEWAY = 'gateway';

/** Limits the calls that are under way. */
export interface ConcurrencyLimit {
  readonly step: Step;
  /** The calls under way, without trial calls, and those that wait. */
  reading(): CallsReading;
}

/**
 * Limits how many calls are under way to Operated. The others wait, and principals take turns: one that waits with 500
 * calls delays another by one call. A call leaves the queue when its deadline passes or its client disconnects. Trial
 * calls of a circuit breaker do not wait, because hanging calls may hold all places.
 * @param limit the number of calls under way.
 */
export function createConcurrencyLimit(limit: number): ConcurrencyLimit {
  const waiting = createFairQueue<() => void>();
  let underWay = 0;
  let callsWaiting = 0;

  /** Waits for a place, which another call passes on. */
  function enter(call: UpstreamCall): Promise<void> {
    const error = abortedError(call);
    if (error !== null) return Promise.reject(error);
    const owner = call.principal?.key ?? GATEWAY;
    return new Promise((resolve, reject) => {
      const proceed = () => {
        stop();
        resolve();
      };
      const stop = onAbort(call, (aborted) => {
        stop();
        waiting.remove(owner, proceed);
        callsWaiting -= 1;
        reject(aborted);
      });
      waiting.add(owner, proceed);
      callsWaiting += 1;
    });
  }

  function exit(): void {
    const proceed = waiting.next();
    // The place passes on to the next call.
    if (proceed === undefined) underWay -= 1;
    else {
      callsWaiting -= 1;
      proceed();
    }
  }

  return {
    step: (next) => async (call) => {
      if (call.isTrial) return next(call);
      if (underWay < limit) underWay += 1;
      else await enter(call);
      try {
        return await next(call);
      } finally {
        exit();
      }
    },
    reading: () => ({ inFlight: underWay, waiting: callsWaiting }),
  };
}
