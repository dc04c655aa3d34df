/** The numbers of values of answers, by their data. */
const counted = new WeakMap<object, number>();

/**
 * The number of values of an answer as its cost estimate counts them: every field and every list entry, leaves included.
 * The compiled executor has counted them while it made the answer; those of another answer are counted once.
 */
export function valuesIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  const known = counted.get(data);
  if (known !== undefined) return known;
  const values = countValues(data);
  counted.set(data, values);
  return values;
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
