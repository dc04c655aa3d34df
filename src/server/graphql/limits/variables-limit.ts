import { GatewayError } from '../../../schema/gateway-error.js';
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
        const names = Object.entries(variables ?? {}).filter(([, value]) => isDeeperThan(depth - 1, value));
        const error = new GatewayError('BAD_USER_INPUT', {
          message: `The variables are nested deeper than ${depth} levels.`,
          validation: names.map(([field]) => ({
            field,
            constraints: [`must not be nested deeper than ${depth - 1} levels`],
          })),
        });
        // No part of the operation is executed.
        throw Object.assign(error, { extensions: { ...error.extensions, http: { status: 400 } } });
      },
    }),
  };
}
