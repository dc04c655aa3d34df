import { setImmediate } from 'node:timers/promises';

/** The first answer of `ask` that is as wanted, asked for again and again; the test's own timeout ends it. */
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
