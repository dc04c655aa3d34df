import type { Loaders } from '../datasources/loaders.js';
import type { OperationBudget } from '../datasources/upstream/operation-budget.js';

/** Loaders of events, with the budget that counts the calls which they cause. */
export interface EventLoaders extends Loaders {
  readonly budget: OperationBudget;
}

/** An event of a subscription, with the loaders for other reads from Operated. */
export class LiveEvent<Payload> {
  constructor(
    readonly payload: Payload,
    private readonly openLoaders: () => EventLoaders,
  ) {}

  /** Shared by the events that one poll causes for one principal, and bound to that principal. */
  get loaders(): EventLoaders {
    return this.openLoaders();
  }
}

/** Loaders of a poll are replaced after this time. */
const SHARED_MS = 2_000; // 2 seconds

/**
 * Shares loaders between the events of one poll. To be created for one principal.
 * @param create creates loaders of that principal.
 * @param now the clock, ms since the epoch.
 */
export function sharePerPoll(create: () => EventLoaders, now: () => number): (poll: object) => EventLoaders {
  let shared: { readonly poll: object; readonly loaders: EventLoaders; readonly createdAt: number } | null =
    null;
  return (poll) => {
    if (shared === null || shared.poll !== poll || now() - shared.createdAt > SHARED_MS) {
      shared = { poll, loaders: create(), createdAt: now() };
    }
    return shared.loaders;
  };
}
