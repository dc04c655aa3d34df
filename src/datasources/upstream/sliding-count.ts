/** Counts events of the recent past. */
export interface SlidingCount {
  /** Counts one event. @param now ms. */
  add(now: number): void;
  /** The events of the span before `now`. @param now ms. */
  total(now: number): number;
  clear(): void;
}

/** The span is counted in this many parts; the oldest part expires as a whole. */
const PARTS = 10;

/**
 * Creates a count that needs the same memory however many events there are.
 * @param spanMs how long an event counts, ms.
 */
export function createSlidingCount(spanMs: number): SlidingCount {
  const partMs = spanMs / PARTS;
  const parts = Array.from({ length: PARTS }, () => ({ index: -Infinity, count: 0 }));
  const indexOf = (now: number) => Math.floor(now / partMs);
  return {
    add(now) {
      const index = indexOf(now);
      const part = parts[((index % PARTS) + PARTS) % PARTS];
      if (part === undefined) return;
      if (part.index !== index) Object.assign(part, { index, count: 0 });
      part.count += 1;
    },
    total(now) {
      const oldest = indexOf(now) - PARTS;
      return parts.reduce((sum, { index, count }) => (index > oldest ? sum + count : sum), 0);
    },
    clear() {
      for (const part of parts) part.count = 0;
    },
  };
}
