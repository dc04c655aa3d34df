import type { GatewayConfig } from '../config/gateway-config.js';
import type { OperationLimits } from '../server/graphql/limits/operation-limits.js';

/** The limits of one operation, as configured. */
export function operationLimitsOf(config: GatewayConfig): OperationLimits {
  return {
    tokens: config.QUERY_TOKENS_LIMIT,
    document: {
      depth: config.QUERY_DEPTH_LIMIT,
      aliases: config.QUERY_ALIASES_LIMIT,
      directives: config.QUERY_DIRECTIVES_LIMIT,
      comments: config.QUERY_TOKENS_LIMIT,
      rootFields: config.QUERY_ROOT_FIELDS_LIMIT,
    },
    cost: { mode: config.COST_LIMIT_MODE, max: config.COST_LIMIT },
  };
}
