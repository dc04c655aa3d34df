// The first import, so that signals are handled while the other modules are loaded.
import { exitCodeOf, handleStopSignals } from './signals.js';
import { ListenError } from './listen.js';
import { type ProcessLog, reportProcessEvents } from './process-events.js';
import { EnvironmentError } from './read-environment.js';

/** A started service. */
export interface Service {
  /** Ends the service. It limits the time that this takes. */
  stop(): Promise<void>;
  /** What an immediate end would cut off, as fields of a log line. */
  underWay?(): object;
}

/** Starts a service. From `useLog` on, the events of the process are logged there. */
export type StartService = (useLog: (log: ProcessLog) => void) => Promise<Service>;

/** How the process ends. A second signal ends it with 128 and the number of the signal. */
export const EXIT = {
  /** Stopped by a signal. */
  stopped: 0,
  /** The service could not be started. */
  startFailed: 1,
  /** An uncaught exception or an unhandled rejection; EX_SOFTWARE of sysexits.h. */
  uncaughtError: 70,
} as const;

/** How long the last lines of the log may take to be written. */
const FLUSH_MS = 1_000; // 1 second
/** The same after a second signal. */
const FORCED_FLUSH_MS = 100; // a tenth of a second

/**
 * Starts a service, stops it at the first SIGTERM or SIGINT, and exits with a code of EXIT. A second signal ends the
 * process immediately; a signal before the service has started does too. An uncaught exception and an unhandled
 * rejection are logged and stop the service as a signal does. If the service can't start, the reason is written to
 * standard error; an EnvironmentError or a ListenError is written without a stack.
 */
export async function run(start: StartService): Promise<void> {
  let service: Service | null = null;
  let exitCode: number = EXIT.stopped;
  let isEnding = false;

  const exit = async (code: number, flushMs: number) => {
    await events.flush(flushMs);
    process.exit(code);
  };
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    try {
      await service?.stop();
    } catch (error) {
      exitCode = EXIT.uncaughtError;
      events.uncaught(error);
    }
    await exit(exitCode, FLUSH_MS);
  };
  const events = reportProcessEvents({
    describe,
    onUncaught: () => {
      exitCode = EXIT.uncaughtError;
      void end();
    },
  });
  handleStopSignals({
    stop: () => void end(),
    force(signal) {
      events.forced({ signal, ...service?.underWay?.() });
      void exit(exitCodeOf(signal), FORCED_FLUSH_MS);
    },
  });
  try {
    service = await start(events.useLog);
  } catch (error) {
    events.writeError(describe(error));
    await exit(EXIT.startFailed, FLUSH_MS);
  }
}

function describe(error: unknown): string {
  if (error instanceof EnvironmentError || error instanceof ListenError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
