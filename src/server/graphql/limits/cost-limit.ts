import { GatewayError } from '../../../schema/gateway-error.js';
import type { Logger } from '../../../telemetry/logger.js';
import type { OperationPlugin } from '../operation-plugins.js';
import { estimateCost } from './estimate-cost.js';
import { setCost } from './operation-cost.js';

export interface CostLimit {
  /** `measure` logs what `enforce` rejects. */
  readonly mode: 'measure' | 'enforce';
  /** The points that one operation may cost at most. */
  readonly max: number;
}

/** Rejects operations that may cost more than the limit, before they are executed: on every transport. */
export function costLimit({ mode, max }: CostLimit, logger: Logger): OperationPlugin {
  return {
    requestDidStart: ({ contextValue }) => ({
      didResolveOperation({ schema, document, operationName, request: { variables } }) {
        const estimated = estimateCost({ schema, document, operationName, variables });
        setCost(contextValue, estimated);
        if (estimated <= max) return;
        const { requestId } = contextValue;
        logger.warn({ requestId, operationName, cost: estimated, limit: max, mode }, 'cost limit exceeded');
        if (mode === 'enforce') {
          throw new GatewayError('COST_ESTIMATED_TOO_EXPENSIVE', { cost: { estimated, max } });
        }
      },
    }),
  };
}
