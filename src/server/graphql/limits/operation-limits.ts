import type { ApolloServerOptions } from '@apollo/server';
import type { RequestContext } from '../../../resolvers/request-context.js';
import type { Logger } from '../../../telemetry/logger.js';
import type { LimitsMetrics } from '../../../telemetry/metrics/limits-metrics.js';
import type { OperationPlugin } from '../operation-plugins.js';
import { costLimit, type CostLimit } from './cost-limit.js';
import { type DocumentLimits, documentLimitsRule } from './document-limits-rule.js';
import { variablesLimit } from './variables-limit.js';

/** The limits of one operation, on every transport. */
export interface OperationLimits {
  /** Lexical tokens of a document: the parser stops at them. */
  readonly tokens: number;
  readonly document: DocumentLimits;
  readonly cost: CostLimit;
}

type LimitOptions = Required<
  Pick<ApolloServerOptions<RequestContext>, 'parseOptions' | 'validationRules'>
> & {
  readonly plugins: readonly OperationPlugin[];
};

/** The limits as options of Apollo Server, in the order in which they apply: tokens, structure, variables, cost. */
export function operationLimits(
  { tokens, document, cost }: OperationLimits,
  metrics: LimitsMetrics | undefined,
  logger: Logger,
): LimitOptions {
  return {
    parseOptions: { maxTokens: tokens },
    validationRules: [documentLimitsRule(document)],
    plugins: [variablesLimit(document.depth, metrics), costLimit(cost, logger)],
  };
}
