/**
 * Memoises a function of one object, for as long as that object is in use.
 * @returns the same function, which computes each value once.
 */
export function memoise<Key extends WeakKey, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const entry = known.get(key);
    if (entry !== undefined) return entry.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

/**
 * Memoises a function of two objects, for as long as both are in use.
 * @returns the same function, which computes each value once.
 */
export function memoisePair<One extends WeakKey, Other extends WeakKey, Value>(
  compute: (one: One, other: Other) => Value,
): (one: One, other: Other) => Value {
  const of = memoise((one: One) => memoise((other: Other) => compute(one, other)));
  return (one, other) => of(one)(other);
}
