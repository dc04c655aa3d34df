/** Counts the live connections of each principal, WebSockets and event streams alike. */
export interface ConnectionSlots {
  /** @returns how to give the slot back, or null where the principal has as many connections as it may. */
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
