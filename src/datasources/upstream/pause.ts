import { setTimeout as sleep } from 'node:timers/promises';
import { abortedError } from './transport-error.js';

/**
 * Waits before a call.
 * @param ms how long.
 * @param signal of the call.
 * @throws TransportError when the signal aborts.
 */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {
    throw abortedError(signal);
  });
}
