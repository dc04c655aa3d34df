/** A value of two keys. */
export interface Pair<Value> {
  readonly first: string;
  readonly second: string;
  readonly value: Value;
}

/** Values by two keys. */
export interface Pairs<Value> {
  /** The value of these keys, which is created where there is none. */
  get(first: string, second: string): Value;
  /** In the order in which they were created, by their first key. */
  all(): readonly Pair<Value>[];
}

/** Creates an empty collection. */
export function createPairs<Value>(create: () => Value): Pairs<Value> {
  const byFirst = new Map<string, Map<string, Value>>();
  return {
    get(first, second) {
      const bySecond = byFirst.get(first) ?? new Map<string, Value>();
      if (bySecond.size === 0) byFirst.set(first, bySecond);
      const known = bySecond.get(second);
      if (known !== undefined) return known;
      const value = create();
      bySecond.set(second, value);
      return value;
    },
    all: () =>
      [...byFirst].flatMap(([first, bySecond]) =>
        [...bySecond].map(([second, value]) => ({ first, second, value })),
      ),
  };
}

/**
 * The keys that most hubs have.
 * @param limit how many of them.
 */
export function largest<Key, Value extends { readonly hubs: number }>(
  pairs: readonly Pair<Value>[],
  keyOf: (pair: Pair<Value>) => Key,
  limit: number,
): ReadonlySet<Key> {
  const sizes = new Map<Key, number>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    sizes.set(key, (sizes.get(key) ?? 0) + pair.value.hubs);
  }
  const bySize = [...sizes].sort(([, one], [, other]) => other - one);
  return new Set(bySize.slice(0, limit).map(([key]) => key));
}
