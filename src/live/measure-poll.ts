import { GatewayError } from '../schema/gateway-error.js';
import type { LiveMetrics } from '../telemetry/metrics/live-metrics.js';
import type { Answer } from './snapshot.js';

/**
 * Measures a poll, where metrics are collected.
 * @param signal aborts the poll when its last subscriber leaves: then it does not count.
 * @throws what the poll throws.
 */
export async function measurePoll(
  metrics: LiveMetrics | undefined,
  signal: AbortSignal,
  poll: () => Promise<Answer>,
): Promise<Answer> {
  if (metrics === undefined) return poll();
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1_000;
  try {
    const answer = await poll();
    metrics.polled(answer.unread.size === 0 ? 'success' : 'partial', seconds());
    return answer;
  } catch (error) {
    const isRejection = error instanceof GatewayError && error.isRejection;
    // The rejection of the last identity ends the last subscription.
    if (isRejection || !signal.aborted) metrics.polled(isRejection ? 'rejected' : 'failure', seconds());
    throw error;
  }
}
