import { setMaxListeners } from 'node:events';
import type { Deadline } from './deadline.js';
import { TransportError } from './transport-error.js';

/** What ends work early. */
export interface Abortable {
  /** Aborted when the client is gone; undefined for work that continues then. */
  readonly signal?: AbortSignal | undefined;
  /** Until when the work has to end; undefined where no operation waits for it. */
  readonly deadline?: Deadline | undefined;
}

/** The error of work that has to end already; null where it may begin. */
export function abortedError({ signal, deadline }: Abortable): TransportError | null {
  if (signal?.aborted === true) return disconnected();
  return deadline?.remainingMs() === 0 ? timedOut() : null;
}

/**
 * Calls a listener when the work has to end: UPSTREAM_TIMEOUT at the deadline, CLIENT_DISCONNECTED when the client is gone.
 * @returns how to stop; to be called when the work has ended.
 */
export function onAbort(
  { signal, deadline }: Abortable,
  listener: (error: TransportError) => void,
): () => void {
  const onSignal = () => listener(disconnected());
  if (signal !== undefined) {
    // An operation waits for hundreds of calls at the same time.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', onSignal);
  }
  const ignoreDeadline = deadline?.onPass(() => listener(timedOut()));
  return () => {
    signal?.removeEventListener('abort', onSignal);
    ignoreDeadline?.();
  };
}

/**
 * Waits for work until it has to end. The work itself is not aborted, and does not begin where it has to end already.
 * @throws TransportError UPSTREAM_TIMEOUT or CLIENT_DISCONNECTED, or what the work throws before that.
 */
export function untilAborted<Value>(by: Abortable, work: () => Promise<Value>): Promise<Value> {
  const error = abortedError(by);
  if (error !== null) return Promise.reject(error);
  return new Promise((resolve, reject) => {
    const stop = onAbort(by, reject);
    work().finally(stop).then(resolve, reject);
  });
}

function disconnected(): TransportError {
  return new TransportError('CLIENT_DISCONNECTED', 'aborted');
}

function timedOut(): TransportError {
  return new TransportError('UPSTREAM_TIMEOUT', 'aborted');
}
