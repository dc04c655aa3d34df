/** Time and randomness of live updates, passed in so that tests control them. */
export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /** Calls `run` once after `delayMs`. @returns how to cancel it. */
  after(delayMs: number, run: () => void): () => void;
  /** 0…1, for jitter. */
  random(): number;
}

/** Node's timers fire immediately beyond this delay. */
const LONGEST_TIMER_MS = 2_147_483_647; // 24.8 days

/** The system clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(delayMs, 0), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
