import underPressure from '@fastify/under-pressure';
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

/** Measures the load of the process for as long as the server is open, and logs when it becomes too high. */
export async function measureLoad(
  app: FastifyInstance,
  { eventLoopDelayMs, heapBytes }: LoadBounds,
  logger: Logger,
): Promise<CurrentOverload> {
  await app.register(underPressure, {
    sampleInterval: SAMPLE_MS,
    // The plugin's own rejection has no exceptions by path and does not cover WebSockets.
    pressureHandler: () => undefined,
  });
  let wasOverloaded = false;
  return () => {
    const { eventLoopDelay, heapUsed } = app.memoryUsage();
    // Infinity: the event loop was blocked for the whole sample, so that nothing was measured.
    const delayMs = Number.isFinite(eventLoopDelay) ? Math.round(eventLoopDelay) : SAMPLE_MS;
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
