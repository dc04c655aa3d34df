/** A queue in which the owners of entries take turns, however many entries each of them has. */
export interface FairQueue<Entry> {
  /** Adds an entry at the end of its owner's entries. */
  add(owner: string, entry: Entry): void;
  /** Takes an entry out; without effect where it is not in the queue. */
  remove(owner: string, entry: Entry): void;
  /** Takes the oldest entry of the owner whose turn it is; undefined where the queue is empty. */
  next(): Entry | undefined;
}

/** Creates an empty queue. Every operation takes the same time, whatever the length of the queue. */
export function createFairQueue<Entry>(): FairQueue<Entry> {
  /** By owner, in the order of their turns. */
  const entries = new Map<string, Set<Entry>>();
  return {
    add(owner, entry) {
      const own = entries.get(owner);
      if (own === undefined) entries.set(owner, new Set([entry]));
      else own.add(entry);
    },
    remove(owner, entry) {
      const own = entries.get(owner);
      own?.delete(entry);
      if (own?.size === 0) entries.delete(owner);
    },
    next() {
      for (const [owner, own] of entries) {
        entries.delete(owner);
        for (const entry of own) {
          own.delete(entry);
          // The owner's next turn is after those of all others.
          if (own.size > 0) entries.set(owner, own);
          return entry;
        }
      }
      return undefined;
    },
  };
}
