import { setMaxListeners } from 'node:events';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Step } from './call.js';
import { untilAborted } from './until-aborted.js';

/** Until when an operation has to be answered. */
export interface Deadline {
  /** Aborts with a TimeoutError when the deadline passes. */
  readonly signal: AbortSignal;
  /** The time of the whole operation, ms. */
  readonly totalMs: number;
  /** The time left, ms; 0 after the deadline. */
  remainingMs(): number;
}

/** A deadline that its owner ends with its operation. */
export interface OperationDeadline extends Deadline {
  /** Ends the timer: the operation is answered, and the signal does not abort any more. */
  end(): void;
}

/**
 * Starts a deadline. Its timer starts with the first use of the signal: an operation without calls needs none.
 * @param totalMs ms from `startedAt`.
 * @param startedAt when the operation began, ms on the clock of `performance`.
 */
export function startDeadline(totalMs: number, startedAt: number = performance.now()): OperationDeadline {
  const controller = new AbortController();
  const { signal } = controller;
  // Each call of the operation adds one.
  setMaxListeners(0, signal);
  let timer: NodeJS.Timeout | null = null;
  let hasEnded = false;
  // Timers may fire a moment early.
  const remainingMs = () => (signal.aborted ? 0 : Math.max(startedAt + totalMs - performance.now(), 0));
  return {
    get signal() {
      if (timer === null && !hasEnded && !signal.aborted) {
        // A timer of our own holds the signal, which `AbortSignal.timeout` leaves to the garbage collector.
        timer = setTimeout(() => controller.abort(timeoutError()), remainingMs()).unref();
      }
      return signal;
    },
    totalMs,
    remainingMs,
    end() {
      hasEnded = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/**
 * The outermost step: a call of an operation ends with the operation's deadline, whatever it waits for at that moment.
 * @throws GatewayError UPSTREAM_TIMEOUT at the deadline.
 */
export const withinDeadline: Step = (next) => (call) => {
  const { deadline } = call;
  if (deadline === undefined) return next(call);
  const signal =
    call.signal === undefined ? deadline.signal : AbortSignal.any([call.signal, deadline.signal]);
  return beforeDeadline(deadline, () => next({ ...call, signal }));
};

/**
 * Runs work that has to end with the deadline. The work itself is not aborted.
 * @throws GatewayError UPSTREAM_TIMEOUT at the deadline, or what the work throws before it.
 */
export async function beforeDeadline<Value>(deadline: Deadline, work: () => Promise<Value>): Promise<Value> {
  const passed = () => new GatewayError('UPSTREAM_TIMEOUT');
  if (deadline.remainingMs() === 0) throw passed();
  return untilAborted(deadline.signal, work, passed);
}

function timeoutError(): DOMException {
  return new DOMException('The deadline of the operation has passed.', 'TimeoutError');
}

/** Whether a timeout or a deadline aborted a call, and not the caller. */
export function hasTimedOut(signal: AbortSignal | undefined): boolean {
  const reason: unknown = signal?.reason;
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
