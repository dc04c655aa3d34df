import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import { principalKind } from '../../auth/principal.js';
import type { OperationBudget } from '../../datasources/upstream/operation-budget.js';
import { valuesIn } from '../../executor/values-in.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import { UPSTREAM_CALL } from '../../schema/cost-directives.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { PrincipalKind } from '../../telemetry/metrics/limits-metrics.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import { mapReady, type ReadyIterator } from '../../wire/ready-iterator.js';
import { codesOf, formatError } from '../graphql/format-error.js';
import type { RunOperation } from '../graphql/operations.js';
import type { BudgetOf, CallerBudget } from './caller-budget.js';

/** How long the cost of events is summed up in memory before it is charged: one call to Redis for many events. */
const CHARGE_EVERY_MS = 1_000; // 1 second

interface Account {
  readonly budget: CallerBudget;
  /** The cost of events that is not charged yet. */
  points: number;
  /** Until when the budget is spent, ms on the clock of `performance`. */
  spentUntil: number;
}

/**
 * Charges the events of subscriptions: the values of each, and the calls to Operated that it caused. Where the budget
 * of their caller is spent, subscriptions end with RATE_LIMITED at their next event.
 */
export function limitEvents(
  run: RunOperation,
  budgetOf: BudgetOf,
  metrics: Pick<Metrics, 'graphql' | 'limits'> | undefined,
  logger: Logger,
): RunOperation {
  const accounts = new Map<string, Account>();
  let timer: NodeJS.Timeout | null = null;

  const chargeAll = async () => {
    timer = null;
    const now = performance.now();
    await Promise.all(
      [...accounts].map(async ([key, account]) => {
        const { budget, points } = account;
        if (points === 0 && account.spentUntil <= now) accounts.delete(key);
        if (points === 0) return;
        account.points = 0;
        const { isExceeded, resetSeconds } = await budget.limit.adjust(budget.key, points);
        if (isExceeded) account.spentUntil = now + resetSeconds * 1_000;
      }),
    );
    if (accounts.size > 0) schedule();
  };
  const schedule = () => {
    timer ??= setTimeout(() => {
      chargeAll().catch((error: unknown) => logger.error({ err: error }, 'unexpected error'));
    }, CHARGE_EVERY_MS).unref();
  };
  /** @throws GatewayError RATE_LIMITED where the budget is spent. */
  const charge = (budget: CallerBudget, points: number) => {
    const account = accounts.get(budget.key) ?? { budget, points: 0, spentUntil: 0 };
    accounts.set(budget.key, account);
    account.points += points;
    schedule();
    const waitMs = account.spentUntil - performance.now();
    if (waitMs <= 0) return;
    metrics?.limits.hit(budget.name);
    throw budgetSpent(Math.ceil(waitMs / 1_000));
  };

  return async (params, scope) => {
    const current: { context?: RequestContext } = {};
    const createContext = () => {
      const context = scope.createContext();
      current.context = context;
      return context;
    };
    const outcome = await run(params, { ...scope, createContext });
    if (outcome.kind === 'result' || current.context === undefined) return outcome;
    const { budget: operation, principal } = current.context;
    return {
      ...outcome,
      results: chargeResults(outcome.results, operation, budgetOf(principal), principalKind(principal)),
    };
  };

  /** Apart from the function above, because it keeps only what it names for as long as the subscription lasts. */
  function chargeResults(
    results: ReadyIterator<FormattedExecutionResult>,
    operation: OperationBudget,
    budget: CallerBudget,
    kind: PrincipalKind,
  ): ReadyIterator<FormattedExecutionResult> {
    // The calls of the start are charged with the operation.
    let chargedCalls = operation.calls;
    return mapReady(
      results,
      (result) => {
        const calls = operation.calls - chargedCalls;
        chargedCalls = operation.calls;
        const points = valuesIn(result.data) + calls * UPSTREAM_CALL;
        metrics?.limits.charged(kind, points);
        charge(budget, points);
        return result;
      },
      (error) => {
        const failure = error instanceof GraphQLError ? error : new GraphQLError('A charge failed.');
        const formatted = formatError(failure.toJSON(), failure);
        metrics?.graphql.eventFailed(codesOf({ errors: [formatted] }));
        return { errors: [formatted] };
      },
    );
  }
}

/** @param retryAfter seconds until the budget is refilled. */
export function budgetSpent(retryAfter: number): GatewayError {
  return new GatewayError('RATE_LIMITED', {
    message: 'The cost budget of this caller is spent for the current minute.',
    retryAfter,
  });
}
