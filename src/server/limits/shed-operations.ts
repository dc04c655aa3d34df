import { GatewayError } from '../../schema/gateway-error.js';
import { formatError } from '../graphql/format-error.js';
import type { Outcome, RunOperation } from '../graphql/operations.js';
import type { IsOverloaded } from './load-shedding.js';
import { type OperationsInFlight, RETRY_AFTER_SECONDS } from './operations-in-flight.js';

/**
 * Rejects new operations on open connections before they are parsed, while the process is overloaded or too many
 * operations are under way. A subscription is under way until its first event is awaited.
 */
export function shedOperations(
  run: RunOperation,
  isOverloaded: IsOverloaded,
  inFlight: OperationsInFlight,
): RunOperation {
  return async (params, scope) => {
    if (isOverloaded()) return rejection(new GatewayError('OVERLOADED', { retryAfter: RETRY_AFTER_SECONDS }));
    const context = scope.createContext();
    let leave: () => void;
    try {
      leave = inFlight.enter(context.principal.key);
    } catch (error) {
      context.deadline.end();
      if (error instanceof GatewayError) return rejection(error);
      throw error;
    }
    try {
      return await run(params, { ...scope, createContext: () => context });
    } finally {
      leave();
    }
  };
}

function rejection(error: GatewayError): Outcome {
  return { kind: 'result', operation: null, result: { errors: [formatError(error.toJSON(), error)] } };
}
