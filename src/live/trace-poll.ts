import { GatewayError } from '../schema/gateway-error.js';
import type { Span, Tracing } from '../telemetry/tracing/tracing.js';

/**
 * Records a poll in a span, which is passed to its reads.
 * @param tracing undefined where traces are off.
 * @throws what the poll throws.
 */
export async function tracePoll<Answer>(
  tracing: Tracing | undefined,
  poll: (span: Span | undefined) => Promise<Answer>,
): Promise<Answer> {
  if (tracing === undefined) return poll(undefined);
  const span = tracing.startPoll();
  try {
    return await poll(span);
  } catch (error) {
    const code = error instanceof GatewayError ? error.code : 'INTERNAL_SERVER_ERROR';
    // A poll that ends because the last subscriber has left is no failure.
    if (code !== 'CLIENT_DISCONNECTED') span.failed(code);
    throw error;
  } finally {
    span.end();
  }
}
