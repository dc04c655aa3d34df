import type { Logger } from './logger.js';

/** Limits the lines that clients cause without being served, so that they cannot fill a disk. */
export interface LogQuota {
  /** Whether one more line about this address may be logged; counts it where it may not. */
  readonly mayLog: (address: string) => boolean;
  /** Logs how many lines were left out since the last time. To be called at the stop. */
  readonly end: () => void;
}

/** The window of the limits. */
const WINDOW_MS = 60_000; // 1 minute
/** One address causes at most so many lines in a window, all together ten times as many. */
const LINES_PER_ADDRESS = 10;
const LINES = 100;

/** Creates a quota. The lines that it leaves out are counted, and their number is logged once in a window. */
export function createLogQuota(logger: Logger): LogQuota {
  const logged = new Map<string, number>();
  let lines = 0;
  let leftOut = 0;
  let window: NodeJS.Timeout | null = null;

  function end(): void {
    if (window !== null) clearTimeout(window);
    window = null;
    if (leftOut > 0) logger.warn({ lines: leftOut }, 'lines about rejected clients were left out');
    logged.clear();
    lines = 0;
    leftOut = 0;
  }

  return {
    mayLog: (address) => {
      window ??= setTimeout(end, WINDOW_MS).unref();
      const ofAddress = logged.get(address) ?? 0;
      if (ofAddress >= LINES_PER_ADDRESS || lines >= LINES) {
        leftOut += 1;
        return false;
      }
      logged.set(address, ofAddress + 1);
      lines += 1;
      return true;
    },
    end,
  };
}
