import { OperationTypeNode } from 'graphql';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import { limitsHit } from '../limits/limits-hit.js';
import { codesOf } from './format-error.js';
import type { OperationPlugin } from './operation-plugins.js';

/** Measures each operation that Apollo Server handles; subscriptions that it does not reject are measured when they start. */
export function operationMetrics({ graphql, limits }: Pick<Metrics, 'graphql' | 'limits'>): OperationPlugin {
  return {
    requestDidStart: () => {
      const startedAt = performance.now();
      return {
        didEncounterErrors({ errors }) {
          for (const limit of limitsHit(errors)) limits.hit(limit);
        },
        willSendResponse({ response: { body }, operation, operationName }) {
          const codes = body.kind === 'single' ? codesOf(body.singleResult) : [];
          const type = operation?.operation;
          if (type === OperationTypeNode.SUBSCRIPTION && codes.length === 0) return;
          const seconds = (performance.now() - startedAt) / 1_000;
          graphql.ended({ type, name: type && operationName, codes }, seconds);
        },
      };
    },
  };
}
