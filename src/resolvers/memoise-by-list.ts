/** What an operation computes of a list, under a key that names the computation. */
export type MemoisedByList<Item, Value> = (
  signal: AbortSignal,
  list: readonly Item[],
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
  const operations = new WeakMap<AbortSignal, WeakMap<readonly Item[], Map<string, Value>>>();
  return (signal, list, key, compute) => {
    const lists = operations.get(signal) ?? new WeakMap<readonly Item[], Map<string, Value>>();
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
