import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import type { Logger } from '../../telemetry/logger.js';

/** The limits above which the gateway rejects new work. */
export interface LoadBounds {
  /** The mean delay of the event loop, ms. */
  readonly eventLoopDelayMs: number;
  /** The used part of V8's heap. */
  readonly heapBytes: number;
}

/** What the process exceeds at the moment. */
export type Overload = 'event_loop_delay' | 'heap';

/** The limit that the process exceeds at the moment; null for none. */
export type CurrentOverload = () => Overload | null;

/** How often the event loop and the heap are measured, and so how soon the gateway recovers. */
const SAMPLE_MS = 1_000; // 1 second
/** How often the delay of the event loop is sampled. */
const RESOLUTION_MS = 10;

/** Measures the load of the process for as long as the server is open, and logs when it becomes too high. */
export function measureLoad(
  app: FastifyInstance,
  { eventLoopDelayMs, heapBytes }: LoadBounds,
  logger: Logger,
): CurrentOverload {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let meanDelayMs = 0;
  let heapUsed = 0;
  const timer = setInterval(() => {
    // Not a number: the event loop was blocked for the whole sample, so that nothing was measured.
    const { mean } = histogram;
    meanDelayMs = Number.isNaN(mean) ? SAMPLE_MS : Math.max(0, mean / 1e6 - RESOLUTION_MS);
    histogram.reset();
    // process.memoryUsage() throws where the process has no file descriptor left.
    heapUsed = getHeapStatistics().used_heap_size;
  }, SAMPLE_MS).unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    histogram.disable();
  });
  let wasOverloaded = false;
  return () => {
    const delayMs = Math.round(meanDelayMs);
    const overload = delayMs >= eventLoopDelayMs ? 'event_loop_delay' : heapUsed > heapBytes ? 'heap' : null;
    const isOverloaded = overload !== null;
    if (isOverloaded !== wasOverloaded) {
      const load = { eventLoopDelayMs: delayMs, heapBytes: heapUsed };
      if (isOverloaded) logger.warn(load, 'overloaded: new work is rejected');
      else logger.info(load, 'no longer overloaded');
    }
    wasOverloaded = isOverloaded;
    return overload;
  };
}
