import { setTimeout as after } from 'node:timers/promises';

/** Short, so that a test that waits for a moment continues immediately. */
const FIRST_PAUSE_MS = 1;
/** Long enough to leave the processor to what the test waits for. */
const LONGEST_PAUSE_MS = 32;

/**
 * Calls `ask` until its answer matches, and returns it; the timeout of the test limits it. The pauses between the calls
 * double.
 */
export async function until<Value>(
  ask: () => Value | Promise<Value>,
  wanted: (value: Value) => boolean,
): Promise<Value> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const value = await ask();
    if (wanted(value)) return value;
    await after(pauseMs);
  }
}
