import type { LoggedRequest } from '../../simulator/server/request-log.js';

/** The largest number of concurrent requests in the log. */
export function largestOverlap(log: readonly LoggedRequest[]): number {
  const edges = log.flatMap(({ at, durationMs }) => {
    const start = Date.parse(at);
    // Times are rounded to milliseconds: requests that overlap by up to two may be sequential.
    return [
      { time: start, step: 1 },
      { time: start + Math.max(durationMs - 2, 1), step: -1 },
    ];
  });
  edges.sort((one, other) => one.time - other.time || one.step - other.step);
  let open = 0;
  return edges.reduce((most, { step }) => Math.max(most, (open += step)), 0);
}
