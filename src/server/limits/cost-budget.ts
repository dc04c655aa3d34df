import type { GraphQLRequest } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import { principalKind } from '../../auth/principal.js';
import { type Allowance, WINDOW_SECONDS } from '../../cluster/rate-limits.js';
import { valuesIn } from '../../executor/values-in.js';
import { UPSTREAM_CALL } from '../../schema/cost-directives.js';
import type { Logger } from '../../telemetry/logger.js';
import type { LimitsMetrics } from '../../telemetry/metrics/limits-metrics.js';
import type { OperationPlugin } from '../graphql/operation-plugins.js';
import { costOf } from '../graphql/limits/operation-cost.js';
import type { BudgetOf, CallerBudget } from './caller-budget.js';
import { budgetSpent } from './event-budget.js';
import type { FailedAuthentications } from './failed-authentications.js';

/** The limits by caller. */
export interface CallerLimits {
  readonly budgetOf: BudgetOf;
  readonly authentications: FailedAuthentications;
}

interface Charge {
  readonly estimated: number;
  readonly allowance: Allowance;
}

/**
 * Charges every operation its estimated cost before it is executed, and settles the difference to its actual cost: the
 * values of its answer, and the calls to Operated that it caused. A subscription keeps its charge, which stands for its
 * start; its events are charged one by one. Must come after the plugin that estimates the cost.
 */
export function costBudget(
  { budgetOf, authentications }: CallerLimits,
  metrics: LimitsMetrics | undefined,
  logger: Logger,
): OperationPlugin {
  const inBackground = (work: Promise<unknown>) => {
    work.catch((error: unknown) => logger.error({ err: error }, 'unexpected error'));
  };
  return {
    requestDidStart: ({ contextValue, request }) => {
      const budget = budgetOf(contextValue.principal);
      let charge: Charge | null = null;
      return {
        async didResolveOperation() {
          const estimated = costOf(contextValue) ?? 0;
          const allowance = await budget.limit.take(budget.key, estimated);
          charge = { estimated, allowance };
          if (!allowance.isExceeded) return;
          metrics?.hit(budget.name);
          throw budgetSpent(allowance.resetSeconds);
        },
        willSendResponse({ response, operation }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          const codes = singleResult.errors?.map(({ extensions }) => extensions?.['code']) ?? [];
          if (codes.includes('UNAUTHENTICATED'))
            inBackground(authentications.rejected(contextValue.principal));
          else if (contextValue.budget.calls > 0) authentications.accepted(contextValue.principal);
          if (charge === null) return;
          const { estimated, allowance } = charge;
          const isSubscription = operation?.operation === OperationTypeNode.SUBSCRIPTION;
          const actual = isSubscription
            ? estimated
            : valuesIn(singleResult.data) + contextValue.budget.calls * UPSTREAM_CALL;
          const difference = allowance.isExceeded ? 0 : actual - estimated;
          if (!allowance.isExceeded) metrics?.charged(principalKind(contextValue.principal), actual);
          if (difference !== 0) inBackground(budget.limit.adjust(budget.key, difference));
          const left = pointsLeft(budget, allowance, difference);
          for (const [name, value] of budgetHeaders(budget, allowance, left)) {
            response.http.headers.set(name, value);
          }
          if (!wantsCost(request)) return;
          singleResult.extensions = {
            ...singleResult.extensions,
            cost: {
              requestedQueryCost: estimated,
              actualQueryCost: allowance.isExceeded ? null : actual,
              throttleStatus: {
                maximumAvailable: budget.perMinute,
                currentlyAvailable: left,
                restoreRate: budget.perMinute / WINDOW_SECONDS,
              },
            },
          };
        },
      };
    },
  };
}

/** The points left of a budget. @param difference between the actual cost of the operation and what was taken. */
export function pointsLeft(
  { perMinute }: CallerBudget,
  { remaining }: Allowance,
  difference: number,
): number {
  return Math.min(Math.max(remaining - difference, 0), perMinute);
}

/** The fields of the IETF draft "RateLimit header fields for HTTP". @param left points. */
export function budgetHeaders(
  { perMinute }: CallerBudget,
  { resetSeconds }: Allowance,
  left: number,
): readonly (readonly [name: string, value: string])[] {
  return [
    ['ratelimit-policy', `"cost";q=${perMinute};w=${WINDOW_SECONDS}`],
    ['ratelimit', `"cost";r=${left};t=${resetSeconds}`],
  ];
}

/** Over HTTP by a header; over WebSocket and SSE by an entry in the extensions of the operation. */
function wantsCost({ http, extensions }: GraphQLRequest): boolean {
  return http?.headers.get('graphql-cost') === '1' || extensions?.['cost'] === true;
}
