import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { type LogOutput, openLogOutput } from './log-output.js';
import { sampleLines } from './log-sampling.js';
import { MASK, maskNested, SECRET_KEYS } from './mask-secrets.js';

/** A structured logger, which rooms import from here and not from its library. */
export type Logger = PinoLogger;

/** The log of a process. */
export interface Log extends Omit<LogOutput, 'write'> {
  readonly logger: Logger;
}

/**
 * Opens the log of the process on standard output.
 * @param level the least severe level that is logged.
 * @param samplePercent the share of requests that succeed quickly whose lines are logged.
 */
export function openLog(level: string, samplePercent = 100): Log {
  // The first use of process.stdout makes a pipe non-blocking. A write to a blocking pipe whose reader has stalled would
  // hold a thread, which the exit of the process waits for.
  const { fd } = process.stdout;
  const output = openLogOutput({
    fd,
    onDropped: (lines) =>
      logger.warn({ lines }, 'log lines were dropped: standard output could not be written'),
  });
  const logger = createLogger(level, output, samplePercent);
  return { logger, flush: (limitMs) => output.flush(limitMs), droppedLines: () => output.droppedLines() };
}

/**
 * Creates a logger that writes JSON lines and masks secrets: those of the bindings of child loggers only at the top.
 * @param level the least severe level that is logged.
 * @param samplePercent the share of requests that succeed quickly whose lines are logged.
 */
export function createLogger(level: string, destination: DestinationStream, samplePercent = 100): Logger {
  const options = {
    level,
    base: null,
    timestamp: createTimestamp(),
    // The wildcards of `redact` would copy every object of every line.
    formatters: { level: (label: string) => ({ level: label }), log: maskNested },
    redact: { paths: SECRET_KEYS.map((key) => `["${key}"]`), censor: MASK },
    serializers: { err: describeError },
    ...(samplePercent < 100 && { hooks: { logMethod: sampleLines(samplePercent) } }),
  };
  return pino(options, destination);
}

/** Writes the time as `pino.stdTimeFunctions.isoTime` does; once for all lines of a millisecond. */
function createTimestamp(): () => string {
  let now = 0;
  let text = '';
  return () => {
    if (Date.now() !== now) {
      now = Date.now();
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
}

/** Logs the name, message and stack of an error, without properties that libraries add, such as the request. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return { type: error.name, message: error.message, stack: error.stack };
}
