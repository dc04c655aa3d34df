import { LRUCache } from 'lru-cache';
import { entryLimit } from '../wire/entry-limit.js';

/** The client addresses that are rejected for a while. Known to this gateway only, so that asking costs no call to Redis. */
export interface BlockedAddresses {
  block(address: string, seconds: number): void;
  /** @returns the seconds until the address is accepted again; null where it is not blocked. */
  retryAfter(address: string): number | null;
}

const REMEMBERED_ADDRESSES = 10_000;

/** Creates an empty set. */
export function createBlockedAddresses(): BlockedAddresses {
  /** Until when, ms on the clock of `performance`. */
  const blockedUntil = new LRUCache<string, number>(entryLimit(REMEMBERED_ADDRESSES));
  return {
    block: (address, seconds) => void blockedUntil.set(address, performance.now() + seconds * 1_000),
    retryAfter(address) {
      const waitMs = (blockedUntil.get(address) ?? 0) - performance.now();
      return waitMs > 0 ? Math.ceil(waitMs / 1_000) : null;
    },
  };
}
