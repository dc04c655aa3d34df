import { GatewayError } from '../../schema/gateway-error.js';
import { formatError } from '../graphql/format-error.js';
import type { Outcome, RunOperation } from '../graphql/operations.js';
import type { IsOverloaded } from './load-shedding.js';
import { type OperationsInFlight, RETRY_AFTER_SECONDS } from './operations-in-flight.js';

/**
 * Rejects new operations on open connections: before they are parsed while the process is overloaded, before they are
 * executed while too many are under way. Subscriptions need no place: after a restart all subscribers begin at the same
 * moment, and most clients do not repeat a rejected subscription.
 */
export function shedOperations(
  run: RunOperation,
  isOverloaded: IsOverloaded,
  inFlight: OperationsInFlight,
): RunOperation {
  return async (params, scope) => {
    if (isOverloaded()) return rejection(new GatewayError('OVERLOADED', { retryAfter: RETRY_AFTER_SECONDS }));
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
