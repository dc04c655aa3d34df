/** The counts of answers that the compiled executor has made. */
const counted = new WeakMap<object, number>();

/**
 * The values of an answer as its cost estimate counts them: every field and every list entry, leaves included. The
 * compiled executor has counted them while it made the answer; those of another answer are counted here.
 */
export function valuesIn(data: unknown): number {
  const known = typeof data === 'object' && data !== null ? counted.get(data) : undefined;
  return known ?? countValues(data);
}

/** Keeps the number of values of an answer for `valuesIn`. */
export function keepCount(data: object, values: number): void {
  counted.set(data, values);
}

/** Counts the values inside a value. */
export function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  for (const inner of Object.values(value)) count += 1 + countValues(inner);
  return count;
}
