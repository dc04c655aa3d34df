/** Looks items of lists up by key. */
export interface ListIndex<Item> {
  /** The item of the list that has the key; null if none has. */
  find(items: readonly Item[], key: string): Item | null;
  /** The items of the list that have one of the keys, in the order of the list. */
  findAll(items: readonly Item[], keys: readonly string[]): readonly Item[];
}

/** What indexes and other results are kept by: the same object for lists that share them. */
const identities = new WeakMap<readonly unknown[], object>();

/**
 * Makes all indexes of a list serve another one too.
 * @param other as long as `items`, with items of the same keys at the same positions.
 */
export function shareIndexes(items: readonly unknown[], other: readonly unknown[]): void {
  identities.set(other, identityOf(items));
}

/** Makes lists with the same identity share their indexes: they have items of the same keys at the same positions. */
export function identify(items: readonly unknown[], identity: object): void {
  identities.set(items, identity);
}

/** The object that a list shares with its renewals: what is computed of one of them holds for the others. */
export function identityOf(items: readonly unknown[]): object {
  const known = identities.get(items);
  if (known) return known;
  const identity = {};
  identities.set(items, identity);
  return identity;
}

/**
 * Creates a lookup by key. A list is indexed at its first lookup, and the index lives as long as the lists that share it,
 * which must not be changed.
 * @param keysOf all keys of an item. The first of several items with equal keys is found.
 */
export function createListIndex<Item>(keysOf: (item: Item) => readonly string[]): ListIndex<Item> {
  const indexes = new WeakMap<object, ReadonlyMap<string, number>>();

  /** The positions of items in the list, by key. */
  function positionsIn(items: readonly Item[]): ReadonlyMap<string, number> {
    const identity = identityOf(items);
    const known = indexes.get(identity);
    if (known) return known;
    const positions = new Map<string, number>();
    for (const [position, item] of items.entries()) {
      for (const key of keysOf(item)) if (!positions.has(key)) positions.set(key, position);
    }
    indexes.set(identity, positions);
    return positions;
  }

  return {
    find(items, key) {
      const position = positionsIn(items).get(key);
      return position === undefined ? null : (items[position] ?? null);
    },
    findAll(items, keys) {
      const positions = positionsIn(items);
      const found = new Set(keys.flatMap((key) => positions.get(key) ?? []));
      return [...found].sort((one, other) => one - other).flatMap((position) => items[position] ?? []);
    },
  };
}
