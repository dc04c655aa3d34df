import { constants } from 'node:os';

/** The signals that stop a process. */
export type StopSignal = 'SIGTERM' | 'SIGINT';

export interface StopSignalHandlers {
  /** The first signal. */
  stop(signal: StopSignal): void;
  /** A later signal: the operator does not want to wait. */
  force(signal: StopSignal): void;
}

/**
 * Signals within this time count as one: npm forwards the signal that it receives, so a Ctrl-C in a terminal and a
 * signal to a process group arrive twice.
 */
const ONE_SIGNAL_MS = 200; // a fifth of a second

let firstAt: number | null = null;
let handlers: StopSignalHandlers = { stop: () => process.exit(0), force: () => process.exit(0) };

// Registered when this module is loaded, which is before any other module of the program. Without a handler the kernel
// ends the process with the signal, and discards the signal if the process is PID 1 of a container.
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    const now = performance.now();
    if (firstAt === null) {
      firstAt = now;
      handlers.stop(signal);
    } else if (now - firstAt >= ONE_SIGNAL_MS) {
      handlers.force(signal);
    }
  });
}

/** Replaces the handlers. The initial ones exit with 0: nothing has been started. */
export function handleStopSignals(replacement: StopSignalHandlers): void {
  handlers = replacement;
}

/** The exit code of a process that a signal ends, as shells report it: 128 and the number of the signal. */
export function exitCodeOf(signal: StopSignal): number {
  return 128 + constants.signals[signal];
}
