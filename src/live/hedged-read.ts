import type { Clock } from './clock.js';

/** Reads that are repeated while they hang, so that the end of an outage does not have to wait for their timeout. */
export interface HedgedRead {
  /**
   * Reads, and reads again beside it while no answer arrives. The first answer counts, and aborts the other reads.
   * @param read one read, aborted by its signal.
   * @param signal aborts all reads.
   * @throws what the first read throws.
   */
  run<Value>(read: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value>;
  /** Reads again now where a read has hung for at least this long, ms; Operated has just answered another call. */
  hurry(afterMs: number): void;
}

/** How long a read hangs before the next one starts. */
const HEDGE_AFTER_MS = 3_000; // 3 seconds
/** A read that takes less than this many times as long as the last one does not hang: a long list is slow. */
const SLOWER = 2;

/** Creates reads of one purpose, such as the polls of one topic. */
export function createHedgedRead(clock: Clock): HedgedRead {
  let lastDurationMs = 0;
  let hurryReads: (afterMs: number) => void = () => {};

  return {
    async run<Value>(read: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> {
      const ended = new AbortController();
      const end = () => ended.abort();
      // Not by AbortSignal.any: in Node 20 a signal that lives on keeps an entry for each signal derived from it.
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
      let startedAt = clock.now();
      let cancelNext = () => {};

      const start = () => {
        const ownStart = (startedAt = clock.now());
        cancelNext();
        cancelNext = clock.after(Math.max(HEDGE_AFTER_MS, lastDurationMs * SLOWER), again);
        return read(ended.signal).then((value) => {
          lastDurationMs = clock.now() - ownStart;
          return value;
        });
      };
      let answer: (value: Value) => void = () => {};
      const answered = new Promise<Value>((resolve) => (answer = resolve));
      // Only the failure of the first read counts: that of a later one may be the abort.
      const again = () => void start().then(answer, () => undefined);
      const first = start();
      hurryReads = (afterMs) => {
        if (clock.now() - startedAt >= Math.max(afterMs, lastDurationMs * SLOWER)) again();
      };
      try {
        return await Promise.race([first, answered]);
      } finally {
        cancelNext();
        hurryReads = () => {};
        signal.removeEventListener('abort', end);
        end();
      }
    },
    hurry: (afterMs) => hurryReads(afterMs),
  };
}
