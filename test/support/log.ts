import { Writable } from 'node:stream';
import { createLogger, type Logger } from '../../src/telemetry/logger.js';

export interface TestLogger {
  readonly logger: Logger;
  /** Every line that was logged. */
  readonly lines: readonly string[];
}

/** A logger like the gateway's that keeps its lines. */
export function createTestLogger(level = 'trace', samplePercent = 100): TestLogger {
  const lines: string[] = [];
  const destination = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      done();
    },
  });
  return { logger: createLogger(level, destination, samplePercent), lines };
}
