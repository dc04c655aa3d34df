/** The bounds of the poll interval; all in ms. */
export interface PollIntervals {
  /** While hubs change. */
  readonly intervalMs: number;
  /** The longest interval while nothing changes. */
  readonly idleIntervalMs: number;
  /** The interval while webhooks announce changes. */
  readonly announcedIntervalMs: number;
  /** The longest pause after failures, unless Operated asks for a longer one. */
  readonly backoffLimitMs: number;
}

/** The state of a poller's interval. */
export interface PollInterval {
  /** Until the next poll, before jitter. */
  readonly pauseMs: number;
  /** How many polls have failed since the last answer. */
  readonly failures: number;
}

/** How much each interval exceeds the last while nothing changes. */
const SLOWER = 1.25;
/** Intervals differ by a tenth either way, so that pollers that began together drift apart. */
const JITTER = 0.1;

/** The interval of a poller that starts. */
export function firstInterval({ intervalMs }: PollIntervals): PollInterval {
  return { pauseMs: intervalMs, failures: 0 };
}

/**
 * The interval after an answer.
 * @param changed whether it differs from the last.
 * @param announced whether webhooks announce changes.
 */
export function intervalAfterAnswer(
  last: PollInterval,
  changed: boolean,
  announced: boolean,
  bounds: PollIntervals,
): PollInterval {
  const { intervalMs, idleIntervalMs, announcedIntervalMs } = bounds;
  if (announced) return { pauseMs: Math.max(announcedIntervalMs, intervalMs), failures: 0 };
  if (changed || last.failures > 0) return { pauseMs: intervalMs, failures: 0 };
  const slower = Math.max(last.pauseMs, intervalMs) * SLOWER;
  return { pauseMs: Math.min(slower, Math.max(idleIntervalMs, intervalMs)), failures: 0 };
}

/**
 * The pause after a failure: each twice as long as the last.
 * @param retryAfterSeconds how long Operated asks to wait; the pause is never shorter.
 */
export function intervalAfterFailure(
  last: PollInterval,
  retryAfterSeconds: number | null,
  bounds: PollIntervals,
): PollInterval {
  const failures = last.failures + 1;
  const doubled = Math.min(bounds.intervalMs * 2 ** Math.min(failures, 20), bounds.backoffLimitMs);
  return { pauseMs: Math.max(doubled, (retryAfterSeconds ?? 0) * 1_000), failures };
}

/** A pause a little longer or shorter. @param random 0…1. */
export function jittered(pauseMs: number, random: number): number {
  return Math.round(pauseMs * (1 - JITTER + 2 * JITTER * random));
}

/** A pause that may be longer, never shorter, because Operated asked for it. @param random 0…1. */
export function jitteredUpwards(pauseMs: number, random: number): number {
  return Math.round(pauseMs * (1 + JITTER * random));
}
