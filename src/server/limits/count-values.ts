/** Counts the values of an answer as its cost estimate does: every field and every list entry, leaves included. */
export function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  for (const inner of Object.values(value)) count += 1 + countValues(inner);
  return count;
}
