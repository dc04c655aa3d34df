/** A read that is sent at most once until it is discarded. */
export interface MemoisedRead<Value> {
  readonly load: () => Promise<Value>;
  /** Whether the read was sent, or has an answer. */
  readonly isRequested: boolean;
  forget(): void;
}

/** @param read may reject; the rejection is kept as an answer is. */
export function memoise<Value>(read: () => Promise<Value>): MemoisedRead<Value> {
  let pending: Promise<Value> | null = null;
  return {
    load: () => (pending ??= read()),
    get isRequested() {
      return pending !== null;
    },
    forget() {
      pending = null;
    },
  };
}

/** Reads by id, each sent at most once until it is discarded. */
export interface MemoisedReads<Value> {
  readonly load: (id: string) => Promise<Value>;
  /** @param id undefined discards all. */
  forget(id?: string): void;
}

/** @param read may reject; the rejection is kept as an answer is. */
export function memoiseById<Value>(read: (id: string) => Promise<Value>): MemoisedReads<Value> {
  const pending = new Map<string, Promise<Value>>();
  return {
    load(id) {
      const known = pending.get(id);
      if (known !== undefined) return known;
      const reading = read(id);
      pending.set(id, reading);
      return reading;
    },
    forget(id) {
      if (id === undefined) pending.clear();
      else pending.delete(id);
    },
  };
}
