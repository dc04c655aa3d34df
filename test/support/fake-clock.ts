import type { Clock } from '../../src/live/clock.js';

/** A clock that stands until a test lets time pass. */
export interface FakeClock extends Clock {
  /** Lets time pass, with everything that is due in it, and what that sets off. */
  pass(ms: number): Promise<void>;
}

/** @param random what every draw gives; 0.5 is no jitter. */
export function fakeClock(random = 0.5): FakeClock {
  let now = 1_000_000;
  const due = new Map<object, { readonly at: number; readonly run: () => void }>();
  /** Lets whatever waits for promises go on. */
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
