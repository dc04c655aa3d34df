import { identityOf } from '../datasources/list-index.js';

/** What an operation computes of a list, under a key that names the computation. */
export type MemoisedByList<Item, Value> = (
  signal: AbortSignal,
  list: ArrayLike<Item>,
  key: string,
  compute: () => Value,
) => Value;

/**
 * Creates a memo of what operations compute of whole lists: each value is computed once for each list and key, however
 * many fields of the operation need it.
 *
 * An operation is identified by the signal that aborts it, so that an abort fails no other operation, even where
 * several share their loaders, as the events of one poll do. A list is identified by its array: loaders return a new
 * one after a change, so that nothing outdated is found, and no principal receives an array of another.
 */
export function memoiseByList<Item, Value>(): MemoisedByList<Item, Value> {
  const operations = new WeakMap<AbortSignal, WeakMap<ArrayLike<Item>, Map<string, Value>>>();
  return (signal, list, key, compute) => {
    const lists = operations.get(signal) ?? new WeakMap<ArrayLike<Item>, Map<string, Value>>();
    operations.set(signal, lists);
    const values = lists.get(list) ?? new Map<string, Value>();
    lists.set(list, values);
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = compute();
    values.set(key, value);
    return value;
  };
}

/** How many results are kept of a list: a client may ask for any number of filters. */
const MOST_RESULTS = 16;
/** What is computed of a shorter list is computed again in less time than it takes to keep it. */
const SHORT_LIST = 100;

/** Results that later operations find too. */
export interface KnownByList<Item, Value> {
  get(list: readonly Item[], key: string): Value | undefined;
  set(list: readonly Item[], key: string, value: Value): void;
}

/**
 * Creates a store of what was computed of a long list, for the list and its renewals: values that depend on nothing but
 * the data of the list, and contain none of its items. Each list has the latest few.
 */
export function knownByList<Item, Value>(): KnownByList<Item, Value> {
  const lists = new WeakMap<object, Map<string, Value>>();
  return {
    get: (list, key) => (list.length > SHORT_LIST ? lists.get(identityOf(list))?.get(key) : undefined),
    set(list, key, value) {
      if (list.length <= SHORT_LIST) return;
      const identity = identityOf(list);
      const values = lists.get(identity) ?? new Map<string, Value>();
      lists.set(identity, values.set(key, value));
      const [oldest] = values.keys();
      if (values.size > MOST_RESULTS && oldest !== undefined) values.delete(oldest);
    },
  };
}
