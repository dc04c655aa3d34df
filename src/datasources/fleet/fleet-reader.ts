import { setTimeout as after } from 'node:timers/promises';
import type { Principal } from '../../auth/principal.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { FleetFigures, FleetReading } from '../../telemetry/metrics/fleet-metrics.js';
import type { Reads } from '../cache/reads.js';
import { RESOURCES } from '../cache/resource.js';
import { backgroundContext } from '../upstream/call-context.js';
import { fleetFigures } from './fleet-figures.js';

export interface FleetReaderOptions {
  readonly reads: Pick<Reads, 'read'>;
  /** The principal whose hubs are the fleet. */
  readonly service: Principal;
  /** The distance of two reads of Operated at least, ms. */
  readonly intervalMs: number;
  readonly logger: Logger;
  /** The clock, ms since the epoch. */
  readonly now: () => number;
}

/** How long a scrape waits for Operated. */
const WAIT_MS = 1_000; // 1 second

interface Known {
  readonly figures: FleetFigures;
  /** The identity of the list. */
  readonly version: object;
  /** When it was requested, ms since the epoch. */
  readonly sentAt: number;
}

/**
 * Reads the figures of the fleet when they are wanted, and not more often than at the interval. A wanted reading waits
 * for Operated for a second at most: after that it has the last figures, and the next one has the new.
 * @returns a reading, which never rejects.
 */
export function createFleetReader(options: FleetReaderOptions): () => Promise<FleetReading> {
  const { reads, service, intervalMs, logger, now } = options;
  let known: Known | null = null;
  let failures = 0;
  let startedAt = -Infinity;
  let current: Promise<void> | null = null;
  let reading: Promise<FleetReading> | null = null;

  async function read(): Promise<void> {
    try {
      // A scrape that fails is repeated by the next one.
      const context = { ...backgroundContext(service, logger), mayRetry: false };
      const { value, version, sentAt, isStale } = await reads.read(context, RESOURCES.hubs, 'cache');
      if (isStale) failures += 1;
      const figures = known?.version === version ? known.figures : await fleetFigures(value);
      known = { figures, version, sentAt };
    } catch (error) {
      // A failed call is logged by its step.
      if (!(error instanceof GatewayError)) logger.error({ err: error }, 'unexpected error');
      failures += 1;
    }
  }

  async function wait(): Promise<FleetReading> {
    if (current === null && now() - startedAt >= intervalMs) {
      startedAt = now();
      current = read().finally(() => {
        current = null;
      });
    }
    if (current !== null) {
      const limit = new AbortController();
      const late = after(WAIT_MS, undefined, { signal: limit.signal, ref: false }).catch(() => undefined);
      await Promise.race([current, late]);
      limit.abort();
    }
    const ageSeconds = known === null ? 0 : Math.max(now() - known.sentAt, 0) / 1_000;
    return { figures: known?.figures ?? null, ageSeconds, failures };
  }

  // All metrics of one scrape share a reading.
  return () =>
    (reading ??= wait().finally(() => {
      reading = null;
    }));
}
