/** The watts at one moment. */
export interface PowerSample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** By the key of the series; null where the value was not known, which is a gap in the line. */
  readonly watts: Readonly<Record<string, number | null>>;
}

/** The samples since the page was opened, oldest first. */
export interface PowerCourse {
  readonly samples: readonly PowerSample[];
  /** Samples are at least this far apart, except the last one. */
  readonly spacingMs: number;
}

/** With a sample every two seconds these are eight minutes; sixteen at the second spacing, a day at the ninth. */
export const SAMPLES_KEPT = 240;
// A little less than two seconds: timers are not exact.
const FIRST_SPACING_MS = 1_800;

export const EMPTY_COURSE: PowerCourse = { samples: [], spacingMs: FIRST_SPACING_MS };

/**
 * Adds a sample. A course never has more than `kept` samples, however long the page is open: when it is full, every
 * second one is dropped and the spacing doubles. So it always reaches back to the first.
 */
export function addSample(course: PowerCourse, sample: PowerSample, kept = SAMPLES_KEPT): PowerCourse {
  const { samples, spacingMs } = course;
  const [beforeLast, last] = samples.slice(-2);
  // The last sample stays only if it is far enough from the one before it.
  const isTooNear = beforeLast && last && last.at - beforeLast.at < spacingMs;
  const next = [...(isTooNear ? samples.slice(0, -1) : samples), sample];
  if (next.length <= kept) return { samples: next, spacingMs };
  return { samples: next.filter((_, index) => index % 2 === 0), spacingMs: spacingMs * 2 };
}
