import { abortedError, onAbort } from './abort.js';
import type { Step, UpstreamCall } from './call.js';
import { createFairQueue } from './fair-queue.js';

/** The owner of calls without a principal, which are those to the token endpoint. */
const GATEWAY = 'gateway';

/**
 * Limits how many calls are under way to Operated. The others wait, and principals take turns: one that waits with 500
 * calls delays another by one call. A call leaves the queue when its deadline passes or its client disconnects. Trial
 * calls of a circuit breaker do not wait, because hanging calls may hold all places.
 * @param limit the number of calls under way.
 */
export function concurrencyLimit(limit: number): Step {
  const waiting = createFairQueue<() => void>();
  let underWay = 0;

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
        reject(aborted);
      });
      waiting.add(owner, proceed);
    });
  }

  function exit(): void {
    const proceed = waiting.next();
    // The place passes on to the next call.
    if (proceed === undefined) underWay -= 1;
    else proceed();
  }

  return (next) => async (call) => {
    if (call.isTrial) return next(call);
    if (underWay < limit) underWay += 1;
    else await enter(call);
    try {
      return await next(call);
    } finally {
      exit();
    }
  };
}
