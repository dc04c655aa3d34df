import { LRUCache } from 'lru-cache';
import { describePrincipal, type Principal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';

/** The outages that are remembered; the reads of an evicted one are logged again. */
const MAX_OUTAGES = 10_000;

interface Outage {
  readonly startedAt: number;
  failures: number;
}

/** Logs the failures of reads that are repeated in the background once per outage, and its end. */
export interface OutageLog {
  /**
   * Runs a read. The first failure and the calls to Operated that caused it are logged; later calls only where the log
   * has the level `debug`.
   * @param read uses the logger for its calls.
   * @param isWhole whether an answer ends the outage.
   * @throws what the read throws.
   */
  run<Answer>(
    principal: Principal,
    signal: AbortSignal,
    read: (logger: Logger) => Promise<Answer>,
    isWhole?: (answer: Answer) => boolean,
  ): Promise<Answer>;
}

/**
 * @param name of the reads, for the log.
 * @param now the clock, ms since the epoch.
 */
export function createOutageLog(name: string, logger: Logger, now: () => number = Date.now): OutageLog {
  const outages = new LRUCache<string, Outage>({ max: MAX_OUTAGES });
  const quiet = logger.isLevelEnabled('debug') ? logger : logger.child({}, { level: 'error' });

  function failed(principal: Principal, code: string | undefined): void {
    const outage = outages.get(principal.key);
    if (outage !== undefined) {
      outage.failures += 1;
      return;
    }
    outages.set(principal.key, { startedAt: now(), failures: 1 });
    logger.warn({ reads: name, principal: describePrincipal(principal), code }, 'polls fail');
  }

  function succeeded(principal: Principal): void {
    const outage = outages.get(principal.key);
    if (outage === undefined) return;
    outages.delete(principal.key);
    const { failures, startedAt } = outage;
    logger.info(
      { reads: name, principal: describePrincipal(principal), failures, durationMs: now() - startedAt },
      'polls succeed again',
    );
  }

  return {
    async run(principal, signal, read, isWhole = () => true) {
      try {
        const answer = await read(outages.has(principal.key) ? quiet : logger);
        if (isWhole(answer)) succeeded(principal);
        else failed(principal, undefined);
        return answer;
      } catch (error) {
        const { code, isCallerError = false } = error instanceof GatewayError ? error : {};
        // A token that has ended is no outage, nor is a poll that was aborted.
        if (!signal.aborted && !isCallerError) failed(principal, code);
        throw error;
      }
    },
  };
}
