import { randomInt } from 'node:crypto';
import type { LoggerOptions } from 'pino';

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/** The messages of which a share is logged. */
const SAMPLED: ReadonlySet<unknown> = new Set(['request', 'operation']);
/** What takes as long is always logged. */
const SLOW_MS = 1_000; // 1 second

/**
 * Samples the lines of requests and operations that succeed quickly: all lines of a request are logged, or none. Errors,
 * slow requests and every other line are always logged. A line that stands for others has the share as `samplePercent`.
 * @param percent the share of requests whose lines are logged, 0…100.
 */
export function sampleLines(percent: number): LogMethod {
  // Clients choose request ids, and must not be able to choose those that are left out.
  const seed = randomInt(2 ** 32);
  return function (args, log) {
    const [fields, message]: readonly unknown[] = args;
    if (!SAMPLED.has(message) || !isOrdinary(fields)) {
      log.apply(this, args);
    } else if (hash(String(fields['requestId']), seed) % 100 < percent) {
      log.apply(this, [{ ...fields, samplePercent: percent }, String(message)]);
    }
  };
}

/** Whether a line reports a success that was not slow. */
function isOrdinary(fields: unknown): fields is Readonly<Record<string, unknown>> {
  if (typeof fields !== 'object' || fields === null) return false;
  const { durationMs, status, errors }: Readonly<Record<string, unknown>> = { ...fields };
  if (typeof durationMs !== 'number' || durationMs >= SLOW_MS) return false;
  if (Array.isArray(errors)) return errors.length === 0;
  return typeof status === 'number' && status < 400;
}

/** FNV-1a, 32 bits. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 16_777_619);
  }
  // The low bits of a multiplication depend on the low bits of the text only.
  return (value ^ (value >>> 16)) >>> 0;
}
