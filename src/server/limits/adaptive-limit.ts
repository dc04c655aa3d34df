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
 * The limit of operations under way for the next 100 ms: lower while work waits for longer than accepted, else higher. It
 * settles where the delay is about the accepted one, whatever an operation costs.
 */
export function nextLimit({ limit, highest, inFlight, delayMs, acceptedDelayMs }: Load): number {
  const next =
    delayMs > acceptedDelayMs ? Math.min(limit, inFlight) * DECREASE : Math.max(limit * INCREASE, limit + 1);
  return Math.min(Math.max(Math.floor(next), Math.min(LOWEST_LIMIT, highest)), highest);
}
