import { setTimeout as sleep } from 'node:timers/promises';
import { TransportError } from './transport-error.js';

/**
 * Waits before a call.
 * @param ms how long.
 * @param signal of the call.
 * @throws TransportError CLIENT_DISCONNECTED when the signal aborts.
 */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {
    throw new TransportError('CLIENT_DISCONNECTED', 'aborted');
  });
}
