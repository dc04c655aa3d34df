import type { LoggedRequest } from '../../simulator/server/request-log.js';

/** How many requests of the log were under way at once, at most. */
export function largestOverlap(log: readonly LoggedRequest[]): number {
  const edges = log.flatMap(({ at, durationMs }) => {
    const start = Date.parse(at);
    // Times are rounded to the millisecond: what seems to overlap by two may have followed.
    return [
      { time: start, step: 1 },
      { time: start + Math.max(durationMs - 2, 1), step: -1 },
    ];
  });
  edges.sort((one, other) => one.time - other.time || one.step - other.step);
  let open = 0;
  return edges.reduce((most, { step }) => Math.max(most, (open += step)), 0);
}
