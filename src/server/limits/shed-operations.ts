import { GatewayError } from '../../schema/gateway-error.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import { formatError } from '../graphql/format-error.js';
import type { Outcome, RunOperation } from '../graphql/operations.js';
import type { CurrentOverload } from './load-shedding.js';
import { type OperationsInFlight, RETRY_AFTER_SECONDS } from './operations-in-flight.js';

/**
 * Rejects new operations on open connections: before they are parsed while the process is overloaded, before they are
 * executed while too many are under way. Subscriptions need no place: after a restart all subscribers begin at the same
 * moment, and most clients do not repeat a rejected subscription.
 */
export function shedOperations(
  run: RunOperation,
  currentOverload: CurrentOverload,
  inFlight: OperationsInFlight,
  metrics: Pick<Metrics, 'graphql' | 'limits'> | undefined,
): RunOperation {
  return async (params, scope) => {
    const overload = currentOverload();
    if (overload !== null) {
      metrics?.limits.hit(overload);
      metrics?.graphql.rejected('OVERLOADED');
      return rejection(new GatewayError('OVERLOADED', { retryAfter: RETRY_AFTER_SECONDS }));
    }
    const context = scope.createContext();
    let leave = () => {};
    const begin = () => {
      leave = inFlight.enter(context.principal.key);
    };
    try {
      return await run(params, { ...scope, createContext: () => context, begin });
    } finally {
      leave();
    }
  };
}

function rejection(error: GatewayError): Outcome {
  return { kind: 'result', operation: null, result: { errors: [formatError(error.toJSON(), error)] } };
}
