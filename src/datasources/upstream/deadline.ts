import { untilAborted } from './abort.js';
import type { Step } from './call.js';

/** Until when an operation has to be answered. */
export interface Deadline {
  /** The time of the whole operation, ms. */
  readonly totalMs: number;
  /** The time left, ms; 0 after the deadline. */
  remainingMs(): number;
  /** Calls the listener when the deadline passes. @returns how to stop. */
  onPass(listener: () => void): () => void;
}

/** A deadline that its owner ends with its operation. */
export interface OperationDeadline extends Deadline {
  /** Ends the timer: the operation is answered, and no listener is called any more. */
  end(): void;
}

/**
 * Starts a deadline. Its timer starts with the first listener: an operation without calls needs none. There is no
 * AbortSignal, which costs more than all other steps of a call.
 * @param totalMs ms from `startedAt`.
 * @param startedAt when the operation began, ms on the clock of `performance`.
 */
export function startDeadline(totalMs: number, startedAt: number = performance.now()): OperationDeadline {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let hasPassed = false;
  let hasEnded = false;
  // Timers may fire a moment early.
  const remainingMs = () => (hasPassed ? 0 : Math.max(startedAt + totalMs - performance.now(), 0));
  const pass = () => {
    timer = null;
    hasPassed = true;
    for (const listener of [...listeners]) listener();
  };
  return {
    totalMs,
    remainingMs,
    onPass(listener) {
      if (hasEnded) return () => {};
      listeners.add(listener);
      // Node keeps timers of equal durations in one list.
      timer ??= setTimeout(pass, Math.ceil(remainingMs())).unref();
      return () => listeners.delete(listener);
    },
    end() {
      hasEnded = true;
      listeners.clear();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/**
 * The outermost step: a call of an operation ends with the operation's deadline, whatever it waits for at that moment.
 * @throws GatewayError UPSTREAM_TIMEOUT at the deadline.
 */
export const withinDeadline: Step = (next) => (call) =>
  call.deadline === undefined ? next(call) : beforeDeadline(call.deadline, () => next(call));

/**
 * Runs work that has to end with the deadline. The work itself is not aborted.
 * @throws GatewayError UPSTREAM_TIMEOUT at the deadline, or what the work throws before it.
 */
export function beforeDeadline<Value>(deadline: Deadline, work: () => Promise<Value>): Promise<Value> {
  return untilAborted({ deadline }, work);
}
