import type { RecordedLoaders } from '../datasources/loaders.js';
import type { OperationBudget } from '../datasources/upstream/operation-budget.js';
import type { Next, ReadyIterator } from '../wire/ready-iterator.js';

/** Loaders of events, with the budget that counts the calls which they cause. */
export interface EventLoaders extends RecordedLoaders {
  readonly budget: OperationBudget;
}

/** Opens the loaders of one principal for the events of one poll, which the object identifies. */
export type LoadersOfPoll = (poll: object) => EventLoaders;

/** An event of a subscription, with the loaders for other reads from Operated. */
export class LiveEvent<Payload extends object = object> {
  constructor(
    /** The same object for all subscribers that receive an equal event of one poll. */
    readonly payload: Payload,
    private readonly loadersOf: LoadersOfPoll,
    private readonly poll: object,
  ) {}

  /** Shared by the events that one poll causes for one principal, and bound to that principal. */
  get loaders(): EventLoaders {
    return this.loadersOf(this.poll);
  }
}

/** The events of a subscription: an async iterable, as graphql-js requires, that is also read without promises. */
export class LiveEvents<Payload extends object = object>
  implements ReadyIterator<LiveEvent<Payload>>, AsyncIterable<LiveEvent<Payload>, undefined>
{
  constructor(private readonly source: ReadyIterator<LiveEvent<Payload>>) {}

  next(): Next<LiveEvent<Payload>> | Promise<Next<LiveEvent<Payload>>> {
    return this.source.next();
  }

  return(): Promise<Next<LiveEvent<Payload>>> {
    return this.source.return();
  }

  [Symbol.asyncIterator](): AsyncIterator<LiveEvent<Payload>, undefined> {
    return { next: async () => this.next(), return: () => this.return() };
  }
}

/** Loaders of a poll are replaced after this time. */
const SHARED_MS = 2_000; // 2 seconds

/**
 * Shares loaders between the events of one poll. To be created for one principal.
 * @param create creates loaders of that principal.
 * @param now the clock, ms since the epoch.
 */
export function sharePerPoll(create: () => EventLoaders, now: () => number): LoadersOfPoll {
  let shared: { readonly poll: object; readonly loaders: EventLoaders; readonly createdAt: number } | null =
    null;
  return (poll) => {
    if (shared === null || shared.poll !== poll || now() - shared.createdAt > SHARED_MS) {
      shared = { poll, loaders: create(), createdAt: now() };
    }
    return shared.loaders;
  };
}
