import type { Principal } from '../../auth/principal.js';
import type { RateLimit } from '../../cluster/rate-limits.js';

/** The cost points that callers of one kind have per minute. */
export interface BudgetPolicy {
  /** The limit in metrics. */
  readonly name: 'cost_by_principal' | 'cost_by_address';
  readonly limit: RateLimit;
  readonly perMinute: number;
}

/** The budget that the operations of one caller are charged to. */
export interface CallerBudget extends BudgetPolicy {
  readonly key: string;
}

export type BudgetOf = (principal: Principal) => CallerBudget;

/** Budgets by principal; by client address for callers without credentials, who all share the principal of the service. */
export function createBudgetOf(byPrincipal: BudgetPolicy, byAddress: BudgetPolicy): BudgetOf {
  return (principal) => {
    const isAnonymous = principal.kind === 'service' && principal.name === undefined;
    const address = isAnonymous ? principal.clientAddress : undefined;
    return address === undefined ? { ...byPrincipal, key: principal.key } : { ...byAddress, key: address };
  };
}
