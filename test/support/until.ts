import { setImmediate } from 'node:timers/promises';

/** Calls `ask` until its answer matches, and returns it; the timeout of the test limits it. */
export async function until<Value>(
  ask: () => Value | Promise<Value>,
  wanted: (value: Value) => boolean,
): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (wanted(value)) return value;
    await setImmediate();
  }
}
