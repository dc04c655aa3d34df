import { setTimeout as after } from 'node:timers/promises';

/** Short for a test, and long enough to leave the processor to what the test waits for. */
const PAUSE_MS = 1;

/** Calls `ask` until its answer matches, and returns it; the timeout of the test limits it. */
export async function until<Value>(
  ask: () => Value | Promise<Value>,
  wanted: (value: Value) => boolean,
): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (wanted(value)) return value;
    await after(PAUSE_MS);
  }
}
