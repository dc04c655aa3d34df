import { setMaxListeners } from 'node:events';

/**
 * Waits for work until a signal aborts. The work itself is not aborted, and does not begin where the signal already is.
 * @param errorOf the error after the abort.
 * @throws the error after the abort, or what the work throws before it.
 */
export async function untilAborted<Value>(
  signal: AbortSignal,
  work: () => Promise<Value>,
  errorOf: () => Error,
): Promise<Value> {
  if (signal.aborted) throw errorOf();
  // An operation waits for hundreds of calls at the same time.
  setMaxListeners(0, signal);
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(errorOf());
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
