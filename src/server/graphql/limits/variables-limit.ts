import { GraphQLError } from 'graphql';
import type { LimitsMetrics } from '../../../telemetry/metrics/limits-metrics.js';
import type { OperationPlugin } from '../operation-plugins.js';
import { isDeeperThan } from './is-deeper-than.js';

/** Rejects variables that are nested deeper than the limit, before they are read. */
export function variablesLimit(depth: number, metrics: LimitsMetrics | undefined): OperationPlugin {
  return {
    requestDidStart: () => ({
      didResolveOperation({ request: { variables } }) {
        if (!isDeeperThan(depth, variables)) return;
        metrics?.hit('variables_depth');
        throw new GraphQLError(`The variables are nested deeper than ${depth} levels.`, {
          extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
        });
      },
    }),
  };
}
