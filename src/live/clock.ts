/** Time, as the live part knows it: passed in, so that a test can let it pass. */
export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /** Calls `run` once after so many ms. @returns how to call it off. */
  after(delayMs: number, run: () => void): () => void;
  /** 0…1, for jitter. */
  random(): number;
}

/** Timers of Node fire at once beyond this. */
const LONGEST_TIMER_MS = 2_147_483_647; // 24.8 days

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(delayMs, 0), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
