/** Which hubs a subscriber, a poll or a gateway needs: all that the token sees, or those with these ids. */
export type Interest = 'all' | ReadonlySet<string>;

/** The interest that covers every one of these, and no more. */
export function union(interests: Iterable<Interest>): Interest {
  const ids = new Set<string>();
  for (const interest of interests) {
    if (interest === 'all') return 'all';
    for (const id of interest) ids.add(id);
  }
  return ids;
}

/** Whether `wide` includes every hub of `narrow`. */
export function covers(wide: Interest, narrow: Interest): boolean {
  if (wide === 'all') return true;
  if (narrow === 'all') return false;
  for (const id of narrow) if (!wide.has(id)) return false;
  return true;
}

/** Whether the hub with this id is part of the interest. */
export function includes(interest: Interest, id: string): boolean {
  return interest === 'all' || interest.has(id);
}

/** Serialises an interest for other gateways. */
export function writeInterest(interest: Interest): string {
  return interest === 'all' ? 'all' : JSON.stringify([...interest]);
}

/** Reads what `writeInterest` wrote. Anything else is read as `all`, which costs a larger poll and hides no change. */
export function readInterest(text: string): Interest {
  if (text === 'all') return 'all';
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? new Set(ids) : 'all';
  } catch {
    return 'all';
  }
}
