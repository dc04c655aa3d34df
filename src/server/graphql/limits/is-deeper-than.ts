/** Whether JSON is nested deeper than `levels` levels of objects and lists. Does not recurse. */
export function isDeeperThan(levels: number, json: unknown): boolean {
  const open: (readonly [value: unknown, depth: number])[] = [[json, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, depth] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth === levels) return true;
    for (const inner of Object.values(value)) open.push([inner, depth + 1]);
  }
  return false;
}
