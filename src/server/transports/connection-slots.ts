/** Limits how many connections of a key are open at the same time. */
export interface ConnectionSlots {
  /** @returns a function that releases the slot, or null when the key has reached its limit. */
  take(key: string): (() => void) | null;
}

/** @param limit how many slots each key has. */
export function createConnectionSlots(limit: number): ConnectionSlots {
  const taken = new Map<string, number>();
  return {
    take(key) {
      const count = taken.get(key) ?? 0;
      if (count >= limit) return null;
      taken.set(key, count + 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = (taken.get(key) ?? 1) - 1;
        if (left === 0) taken.delete(key);
        else taken.set(key, left);
      };
    },
  };
}
