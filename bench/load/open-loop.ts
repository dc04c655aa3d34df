import { setTimeout as after } from 'node:timers/promises';
import type { LoadClient, Outcome } from './client.js';

/** How often requests that are due are sent, ms. */
const TICK_MS = 5;

/** How long a client waits after it was rejected, ms. */
const PAUSE_AFTER_REJECTION_MS = 50;

/** A request of a load. */
export interface LoadRequest {
  readonly document: string;
  readonly token: string;
}

/**
 * Sends requests at a rate, whether or not earlier ones were answered, as independent clients do.
 * @param perSecond the rate.
 * @param next creates the next request.
 * @returns every outcome, after the last one.
 */
export async function sendAtRate(
  client: LoadClient,
  perSecond: number,
  seconds: number,
  next: () => LoadRequest,
): Promise<readonly Outcome[]> {
  const outcomes: Promise<Outcome>[] = [];
  const startedAt = performance.now();
  for (;;) {
    const elapsedSeconds = (performance.now() - startedAt) / 1_000;
    if (elapsedSeconds >= seconds) return Promise.all(outcomes);
    const due = Math.floor(elapsedSeconds * perSecond);
    while (outcomes.length < due) {
      const { document, token } = next();
      outcomes.push(client.query(document, token));
    }
    await after(TICK_MS);
  }
}

/**
 * Sends requests of a number of clients, each of which waits for its answer before it sends the next one.
 * @returns every outcome, after the last one.
 */
export async function sendFromClients(
  client: LoadClient,
  clients: number,
  seconds: number,
  next: () => LoadRequest,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const { document, token } = next();
        const outcome = await client.query(document, token);
        outcomes.push(outcome);
        if (outcome.status === 503) await after(PAUSE_AFTER_REJECTION_MS);
      }
    }),
  );
  return outcomes;
}
