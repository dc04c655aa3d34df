/** A clock for a gateway, which stands still until the test advances it. */
export interface ManualClock {
  /** ms since the epoch. */
  readonly now: () => number;
  pass(ms: number): void;
}

/** Starts at the present time. */
export function manualClock(): ManualClock {
  let time = Date.now();
  return {
    now: () => time,
    pass(ms) {
      time += ms;
    },
  };
}
