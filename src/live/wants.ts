/** Which hubs somebody watches: all that can be seen, or those with these ids. */
export type Wants = 'all' | ReadonlySet<string>;

export const NOTHING: Wants = new Set();

/** What several watch together. */
export function union(wants: Iterable<Wants>): Wants {
  const ids = new Set<string>();
  for (const want of wants) {
    if (want === 'all') return 'all';
    for (const id of want) ids.add(id);
  }
  return ids;
}

/** Whether whoever watches `wide` has all of `narrow`. */
export function covers(wide: Wants, narrow: Wants): boolean {
  if (wide === 'all') return true;
  if (narrow === 'all') return false;
  return [...narrow].every((id) => wide.has(id));
}

/** Whether the hub with this id is among them. */
export function includes(wants: Wants, id: string): boolean {
  return wants === 'all' || wants.has(id);
}

/** As text, for gateways to tell each other. */
export function writeWants(wants: Wants): string {
  return wants === 'all' ? 'all' : JSON.stringify([...wants]);
}

/** Reads what `writeWants` wrote; what can't be read is taken for all, which costs a poll and hides nothing. */
export function readWants(text: string): Wants {
  if (text === 'all') return 'all';
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? new Set(ids) : 'all';
  } catch {
    return 'all';
  }
}
