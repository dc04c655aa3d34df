import { LRUCache } from 'lru-cache';
import type { Principal } from '../auth/principal.js';
import type { HubListStatistics } from './batch-plan.js';
import type { HubRecord } from './decode/hub.js';
import { identityOf } from './list-index.js';
import { entryLimit } from '../wire/entry-limit.js';

/** The number of principals kept; for an evicted one only the batch plan is less accurate. */
const MAX_PRINCIPALS = 10_000;

/** Statistics of the last hub list of each principal, for the batch plan: sizes, no rows. */
export interface ListStatistics {
  get(principal: Principal): HubListStatistics | null;
  set(principal: Principal, statistics: HubListStatistics): void;
}

/** Keeps the statistics in memory, by the key of the principal, for up to MAX_PRINCIPALS principals. */
export function createListStatistics(): ListStatistics {
  const byPrincipal = new LRUCache<string, HubListStatistics>(entryLimit(MAX_PRINCIPALS));
  return {
    get: (principal) => byPrincipal.get(principal.key) ?? null,
    set: (principal, statistics) => void byPrincipal.set(principal.key, statistics),
  };
}

const known = new WeakMap<object, HubListStatistics>();

/** The statistics of a list, computed once for it and its renewals. */
export function statisticsOf(hubs: readonly HubRecord[]): HubListStatistics {
  const identity = identityOf(hubs);
  const statistics = known.get(identity) ?? {
    size: hubs.length,
    whole: hubs.every((hub) => hub.missing.size === 0),
  };
  known.set(identity, statistics);
  return statistics;
}
