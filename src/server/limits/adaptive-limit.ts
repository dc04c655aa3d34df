/** The limit never falls below this value: fewer operations do not use the time in which others wait for Operated. */
export const LOWEST_LIMIT = 8;
/** The limit while few operations are under way: so many can begin at the same moment. */
export const INITIAL_LIMIT = 64;

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
  /** The longest delay that is accepted, ms. */
  readonly acceptedDelayMs: number;
}

/**
 * The limit of operations under way until the next measurement: lower while work waits for longer than accepted, higher
 * while operations need it. It settles where the delay is about the accepted one, whatever an operation costs. A limit
 * that is not needed returns to the initial one: a burst would begin more operations than the event loop has time for.
 */
export function nextLimit({ limit, highest, inFlight, delayMs, acceptedDelayMs }: Load): number {
  if (delayMs > acceptedDelayMs) {
    const lower = Math.floor(Math.min(limit, inFlight) * DECREASE);
    return Math.min(Math.max(lower, LOWEST_LIMIT), limit);
  }
  // Between half of the accepted delay and all of it the limit stays, so that it does not oscillate.
  if (delayMs > acceptedDelayMs / 2) return limit;
  const higher = Math.max(Math.floor(limit * INCREASE), limit + 1);
  if (inFlight >= limit * IN_USE) return Math.min(higher, highest);
  const initial = Math.min(INITIAL_LIMIT, highest);
  return limit <= initial ? Math.min(higher, initial) : Math.max(Math.floor(limit * DECREASE), initial);
}
