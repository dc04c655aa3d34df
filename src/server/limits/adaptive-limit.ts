/** The limit never falls below this value: fewer operations do not use the time in which others wait for Operated. */
export const LOWEST_LIMIT = 8;

const DECREASE = 0.8;
const INCREASE = 1.2;

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
  /** The longest delay that is accepted, ms. */
  readonly acceptedDelayMs: number;
}

/**
 * The limit of operations under way until the next measurement: lower while work waits for longer than accepted, else
 * higher. It settles where the delay is about the accepted one, whatever an operation costs.
 */
export function nextLimit({ limit, highest, inFlight, delayMs, acceptedDelayMs }: Load): number {
  if (delayMs > acceptedDelayMs) {
    const lower = Math.floor(Math.min(limit, inFlight) * DECREASE);
    return Math.min(Math.max(lower, LOWEST_LIMIT), limit);
  }
  // Between half of the accepted delay and all of it the limit stays, so that it does not oscillate.
  if (delayMs > acceptedDelayMs / 2) return limit;
  return Math.min(Math.max(Math.floor(limit * INCREASE), limit + 1), highest);
}
