import { GatewayError } from '../../schema/gateway-error.js';
import { formatError } from '../graphql/format-error.js';
import type { RunOperation } from '../graphql/operations.js';
import type { IsOverloaded } from './load-shedding.js';

/** Rejects new operations on open connections while the process is overloaded, before they are parsed. */
export function shedOperations(run: RunOperation, isOverloaded: IsOverloaded): RunOperation {
  return async (params, scope) => {
    if (!isOverloaded()) return run(params, scope);
    const error = new GatewayError('OVERLOADED');
    return { kind: 'result', operation: null, result: { errors: [formatError(error.toJSON(), error)] } };
  };
}
