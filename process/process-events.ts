/** A method of a structured logger. */
type LogLine = (fields: object, message: string) => void;

/** The log of a service, as far as its process uses it. */
export interface ProcessLog {
  readonly logger: { readonly warn: LogLine; readonly fatal: LogLine };
  /** Resolves when every line has been written, and after `limitMs` at the latest. */
  flush(limitMs: number): Promise<void>;
}

export interface ProcessEvents {
  /** Logs the events of the process from now on; until then they are written to standard error. */
  readonly useLog: (log: ProcessLog) => void;
  /** Reports an error that nothing has caught. */
  uncaught(error: unknown): void;
  /** Reports that a second signal ends the process immediately. */
  forced(fields: object): void;
  /** Writes a line to standard error. A standard error that can't be written is ignored. */
  writeError(line: string): void;
  /** Resolves when the log is written, and after `limitMs` at the latest. */
  flush(limitMs: number): Promise<void>;
}

export interface ProcessEventsOptions {
  /** The text of an error for standard error. */
  readonly describe: (error: unknown) => string;
  /** Called after each uncaught exception or unhandled rejection. */
  readonly onUncaught: () => void;
}

/** Listens for uncaught exceptions, unhandled rejections and, once there is a log, the warnings of Node. */
export function reportProcessEvents({ describe, onUncaught }: ProcessEventsOptions): ProcessEvents {
  let log: ProcessLog | null = null;

  const writeError = (line: string) => {
    try {
      process.stderr.write(`${line}\n`);
    } catch {
      // A full disk: the exit code remains.
    }
  };
  const uncaught = (err: unknown) => {
    if (log === null) writeError(describe(err));
    else log.logger.fatal({ err }, 'uncaught error: the process stops');
  };

  // A closed pipe is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('uncaughtException', (error) => {
    uncaught(error);
    onUncaught();
  });
  // Without this listener Node wraps the reason in an error whose message repeats it.
  process.on('unhandledRejection', (reason) => {
    uncaught(reason);
    onUncaught();
  });

  return {
    useLog(used) {
      log = used;
      // Node's own listener writes warnings to standard error.
      process.removeAllListeners('warning');
      process.on('warning', (err) => used.logger.warn({ err }, 'warning of Node'));
    },
    uncaught,
    forced: (fields) => log?.logger.warn(fields, 'a second signal: the process ends at once'),
    writeError,
    flush: async (limitMs) => log?.flush(limitMs),
  };
}
