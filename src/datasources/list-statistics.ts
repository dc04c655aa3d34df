import { LRUCache } from 'lru-cache';
import type { Principal } from '../auth/principal.js';
import type { HubListStatistics } from './batch-plan.js';

/** So many principals are remembered; a forgotten one only plans less well. */
const REMEMBERED = 10_000;

/** Remembers what the last hub list of each principal was like, for the batch plan: a size, and nothing of its rows. */
export interface ListStatistics {
  get(principal: Principal): HubListStatistics | null;
  set(principal: Principal, hint: HubListStatistics): void;
}

export function createListStatistics(): ListStatistics {
  const hints = new LRUCache<string, HubListStatistics>({ max: REMEMBERED });
  return {
    get: (principal) => hints.get(principal.key) ?? null,
    set: (principal, hint) => void hints.set(principal.key, hint),
  };
}
