/**
 * The limit never falls below this value: two dozen clients that keep the gateway busy are a normal load, and fewer
 * operations would not use the time in which others wait for Operated.
 */
export const LOWEST_LIMIT = 24;
/** How long work has to wait for too long before the highest limit is left: a burst ends by itself. */
export const PATIENCE_MS = 300;
/** How long work has to wait for no longer than accepted before the highest limit applies again. */
export const CALM_MS = 5_000; // 5 seconds

const DECREASE = 0.8;
const INCREASE = 1.2;
/** Above this part of the limit, operations need it to be higher. */
const IN_USE = 1 / 2;

/** What the next limit depends on. */
export interface Load {
  /** The current limit. */
  readonly limit: number;
  /** The highest limit. */
  readonly highest: number;
  /** The operations under way. */
  readonly inFlight: number;
  /** How long work waits for the event loop, ms. */
  readonly delayMs: number;
  /** For how long every measured delay has been above the accepted one, ms; 0 where the last was not. */
  readonly delayedForMs: number;
  /** For how long no measured delay has been above the accepted one, ms; 0 where the last was. */
  readonly calmForMs: number;
  /** The longest delay that is accepted, ms. */
  readonly acceptedDelayMs: number;
}

/**
 * The limit of operations under way until the next measurement: lower while work waits for longer than accepted, higher
 * while it does not and operations need it. It settles where the delay is about the accepted one, whatever an operation
 * costs. The highest limit is left only after PATIENCE_MS, so that a burst is executed whole, and restored after CALM_MS,
 * so that a load that lasts is not taken for bursts.
 */
export function nextLimit(load: Load): number {
  const { limit, highest, inFlight, delayMs, delayedForMs, calmForMs, acceptedDelayMs } = load;
  if (delayMs > acceptedDelayMs) {
    if (limit === highest && delayedForMs < PATIENCE_MS) return limit;
    const lower = Math.floor(Math.min(limit, inFlight) * DECREASE);
    return Math.min(Math.max(lower, LOWEST_LIMIT), limit);
  }
  if (calmForMs >= CALM_MS) return highest;
  // Between half of the accepted delay and all of it the limit stays, so that it does not oscillate.
  if (delayMs > acceptedDelayMs / 2 || inFlight < limit * IN_USE) return limit;
  return Math.min(Math.max(Math.floor(limit * INCREASE), limit + 1), highest);
}
