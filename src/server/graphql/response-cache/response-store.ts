import type { FormattedExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Load } from '../../../datasources/operation-loads.js';

/** A load of an operation, and what it returned. */
export interface LoadSeen extends Load {
  /** The identity of the body that Operated sent. */
  readonly version: object;
  /** When it was requested, ms since the epoch. */
  readonly sentAt: number;
}

/** A response without errors, and all that it depends on. */
export interface StoredResponse {
  readonly data: NonNullable<FormattedExecutionResult['data']>;
  readonly loads: readonly LoadSeen[];
  /** The estimated size on the heap. */
  readonly bytes: number;
}

/** The last responses to the questions of each principal. Bounded by bytes: the least recently used are evicted. */
export interface ResponseStore {
  get(principalKey: string, key: string): StoredResponse | null;
  /**
   * Whether the response to a question is worth storing: the principal has asked it before. The first response to a
   * question is not, because many are asked once only, such as the pages of a list.
   */
  isRepeated(principalKey: string, key: string): boolean;
  set(principalKey: string, key: string, response: StoredResponse): void;
  /** Drops all responses to a principal. */
  dropPrincipal(principalKey: string): void;
  /** The estimated size of all responses together. */
  readonly bytes: number;
  /** Stops the timer that removes old responses, and drops everything. */
  close(): void;
}

export interface ResponseStoreOptions {
  /** The estimated size of all responses together. */
  readonly maxBytes: number;
  /** How long a response is kept that no question has asked for, ms. */
  readonly retentionMs: number;
  /** The clock, ms since the epoch. */
  readonly now: () => number;
}

/** How many questions are remembered that have no stored response. */
const MOST_QUESTIONS = 1_000;

/** Creates an empty store. */
export function createResponseStore({ maxBytes, retentionMs, now }: ResponseStoreOptions): ResponseStore {
  /** The keys of the stored responses by principal. */
  const principals = new Map<string, Set<string>>();
  const age = { ttl: retentionMs, ttlResolution: 0, perf: { now } };
  const questions = new LRUCache<string, true>({ max: MOST_QUESTIONS, ...age });
  const responses = new LRUCache<string, StoredResponse>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes,
    updateAgeOnGet: true,
    ...age,
    dispose: (_, fullKey, reason) => {
      if (reason === 'set') return;
      const principalKey = principalOf(fullKey);
      const keys = principals.get(principalKey);
      keys?.delete(fullKey);
      if (keys?.size === 0) principals.delete(principalKey);
    },
  });
  const purge = setInterval(() => responses.purgeStale(), retentionMs).unref();

  return {
    get: (principalKey, key) => responses.get(fullKeyOf(principalKey, key)) ?? null,
    isRepeated(principalKey, key) {
      const fullKey = fullKeyOf(principalKey, key);
      if (questions.has(fullKey) || responses.has(fullKey)) return true;
      questions.set(fullKey, true);
      return false;
    },
    set(principalKey, key, response) {
      const fullKey = fullKeyOf(principalKey, key);
      // A response that is larger than the whole store is not stored.
      if (!responses.set(fullKey, response).has(fullKey)) return;
      questions.delete(fullKey);
      const keys = principals.get(principalKey) ?? new Set();
      principals.set(principalKey, keys.add(fullKey));
    },
    dropPrincipal(principalKey) {
      for (const fullKey of [...(principals.get(principalKey) ?? [])]) responses.delete(fullKey);
    },
    get bytes() {
      return responses.calculatedSize;
    },
    close() {
      clearInterval(purge);
      responses.clear();
      questions.clear();
    },
  };
}

/** The keys of principals have no spaces. */
function fullKeyOf(principalKey: string, key: string): string {
  return `${principalKey} ${key}`;
}

function principalOf(fullKey: string): string {
  return fullKey.slice(0, fullKey.indexOf(' '));
}
