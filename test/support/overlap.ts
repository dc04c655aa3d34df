import type { LoggedRequest } from '../../simulator/server/request-log.js';

/** The share of a request's duration that counts. */
const COUNTED_SHARE = 0.7;

/** The largest number of concurrent requests in the log. */
export function largestOverlap(log: readonly LoggedRequest[]): number {
  const edges = log.flatMap(({ at, durationMs }) => {
    const start = Date.parse(at);
    // The log ends a request when its answer is flushed, which a busy machine does after the next request arrives.
    return [
      { time: start, step: 1 },
      { time: start + Math.max(durationMs * COUNTED_SHARE, 1), step: -1 },
    ];
  });
  edges.sort((one, other) => one.time - other.time || one.step - other.step);
  let open = 0;
  return edges.reduce((most, { step }) => Math.max(most, (open += step)), 0);
}
