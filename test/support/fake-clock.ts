import type { Clock } from '../../src/live/clock.js';

/** A clock that only the test advances. */
export interface FakeClock extends Clock {
  /** Advances the clock and runs the timers that are due, and those that they start. */
  pass(ms: number): Promise<void>;
}

/** @param random the value of every random number; 0.5 means no jitter. */
export function fakeClock(random = 0.5): FakeClock {
  let now = 1_000_000;
  const due = new Map<object, { readonly at: number; readonly run: () => void }>();
  /** Runs pending promise callbacks. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    random: () => random,
    after(delayMs, run) {
      const key = {};
      due.set(key, { at: now + Math.max(delayMs, 0), run });
      return () => void due.delete(key);
    },
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = [...due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (next === undefined) break;
        due.delete(next[0]);
        now = next[1].at;
        next[1].run();
        await settle();
      }
      now = end;
    },
  };
}
