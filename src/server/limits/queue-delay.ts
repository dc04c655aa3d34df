import type { FastifyInstance } from 'fastify';
import { turnDelayMs } from '../../wire/event-loop-turns.js';

/** How often the delay is measured. */
const SAMPLE_MS = 10;
/** How many samples form a measurement: the shortest of them is the delay of a queue that does not become empty. */
const SAMPLES = 5;

/**
 * Measures how long work waits for the event loop, for as long as the server is open: the delay of a timer, or that of
 * long work which waits for its turn. A single long delay, such as a garbage collection, leaves no queue behind, so the
 * shortest delay of the last 50 ms counts.
 * @param onMeasured called with each measurement, in ms.
 */
export function measureQueueDelay(app: FastifyInstance, onMeasured: (delayMs: number) => void): void {
  let samples: number[] = [];
  let expectedAt = performance.now() + SAMPLE_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    samples.push(Math.max(now - expectedAt, turnDelayMs()));
    expectedAt = now + SAMPLE_MS;
    if (samples.length < SAMPLES) return;
    onMeasured(Math.min(...samples));
    samples = [];
  }, SAMPLE_MS);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
}
