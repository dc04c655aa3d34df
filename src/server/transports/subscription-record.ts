import type { FormattedExecutionResult } from 'graphql';
import { describePrincipal, type Principal } from '../../auth/principal.js';
import type { Logger } from '../../telemetry/logger.js';
import type { LiveMetrics, LiveTransportName } from '../../telemetry/metrics/live-metrics.js';

export interface SubscriptionRecordOptions {
  readonly transport: LiveTransportName;
  readonly requestId: string;
  /** The request id of its WebSocket; undefined for an event stream, whose request it is. */
  readonly connection?: string | undefined;
  readonly principal: Principal;
  readonly operationName: string | undefined;
  readonly metrics: LiveMetrics | undefined;
  readonly logger: Logger;
}

/** Counts the events of one subscription. */
export interface SubscriptionRecord {
  /** An event is sent to the client. */
  sent(result: FormattedExecutionResult): void;
  /** Logs the end of the subscription; further calls have no effect. */
  readonly ended: () => void;
}

/** Starts the record of a subscription that has started. */
export function recordSubscription(options: SubscriptionRecordOptions): SubscriptionRecord {
  const { transport, metrics } = options;
  const startedAt = performance.now();
  const unsubscribed = metrics?.subscribed(transport);
  let events = 0;
  let last: FormattedExecutionResult | null = null;
  let hasEnded = false;
  return {
    sent(result) {
      events += 1;
      last = result.errors === undefined ? null : result;
      metrics?.eventSent(transport);
    },
    ended() {
      if (hasEnded) return;
      hasEnded = true;
      unsubscribed?.();
      logEnd(options, startedAt, events, last);
      last = null;
    },
  };
}

function logEnd(
  { requestId, connection, principal, operationName, logger }: SubscriptionRecordOptions,
  startedAt: number,
  events: number,
  last: FormattedExecutionResult | null,
): void {
  logger.info(
    {
      requestId,
      connection,
      principal: describePrincipal(principal),
      operationName,
      events,
      durationMs: Math.round(performance.now() - startedAt),
      errors: [...new Set(last?.errors?.map(({ extensions }) => extensions?.['code']))],
    },
    'subscription ended',
  );
}
