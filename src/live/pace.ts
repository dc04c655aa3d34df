/** Between which bounds a poller keeps its pace; all in ms. */
export interface PaceBounds {
  /** While things change. */
  readonly intervalMs: number;
  /** The longest pause while nothing changes. */
  readonly idleIntervalMs: number;
  /** The pause while webhooks tell of changes. */
  readonly hintedIntervalMs: number;
  /** The longest pause after failures, but for what Operated asks for itself. */
  readonly backoffLimitMs: number;
}

/** How a poller goes. */
export interface Pace {
  /** Until the next poll, before jitter. */
  readonly pauseMs: number;
  /** How many polls have failed since the last answer. */
  readonly failures: number;
}

/** How much longer each pause is than the last while nothing changes. */
const SLOWER = 1.25;
/** Pauses differ by a tenth either way, so that pollers that began together do not stay together. */
const JITTER = 0.1;

/** The pace of a poller that begins. */
export function firstPace({ intervalMs }: PaceBounds): Pace {
  return { pauseMs: intervalMs, failures: 0 };
}

/**
 * The pace after an answer.
 * @param changed whether it was another than the last.
 * @param hinted whether webhooks are known to tell of changes.
 */
export function paceAfterAnswer(pace: Pace, changed: boolean, hinted: boolean, bounds: PaceBounds): Pace {
  const { intervalMs, idleIntervalMs, hintedIntervalMs } = bounds;
  if (hinted) return { pauseMs: Math.max(hintedIntervalMs, intervalMs), failures: 0 };
  if (changed || pace.failures > 0) return { pauseMs: intervalMs, failures: 0 };
  const slower = Math.max(pace.pauseMs, intervalMs) * SLOWER;
  return { pauseMs: Math.min(slower, Math.max(idleIntervalMs, intervalMs)), failures: 0 };
}

/**
 * The pace after a failure: each pause twice the last.
 * @param retryAfterS how long Operated asks to wait, s; it is never asked sooner.
 */
export function paceAfterFailure(pace: Pace, retryAfterS: number | null, bounds: PaceBounds): Pace {
  const failures = pace.failures + 1;
  const doubled = Math.min(bounds.intervalMs * 2 ** Math.min(failures, 20), bounds.backoffLimitMs);
  return { pauseMs: Math.max(doubled, (retryAfterS ?? 0) * 1_000), failures };
}

/** A pause a little longer or shorter. @param random 0…1. */
export function jittered(pauseMs: number, random: number): number {
  return Math.round(pauseMs * (1 - JITTER + 2 * JITTER * random));
}

/** A pause that may be longer, but not shorter: what Operated asks for is kept to. @param random 0…1. */
export function jitteredUpwards(pauseMs: number, random: number): number {
  return Math.round(pauseMs * (1 + JITTER * random));
}
