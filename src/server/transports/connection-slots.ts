/** Limits the live connections of each principal, WebSockets and event streams together. */
export interface ConnectionSlots {
  /** @returns a function that releases the slot, or null when the principal has reached its limit. */
  take(principalKey: string): (() => void) | null;
}

export function createConnectionSlots(limit: number): ConnectionSlots {
  const taken = new Map<string, number>();
  return {
    take(principalKey) {
      const count = taken.get(principalKey) ?? 0;
      if (count >= limit) return null;
      taken.set(principalKey, count + 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = (taken.get(principalKey) ?? 1) - 1;
        if (left === 0) taken.delete(principalKey);
        else taken.set(principalKey, left);
      };
    },
  };
}
