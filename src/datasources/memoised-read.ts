/** A read that is sent at most once until it is discarded. */
export interface MemoisedRead<Value> {
  readonly load: () => Promise<Value>;
  /** What was read; null until the read has succeeded. */
  readonly loaded: Value | null;
  /** Whether the read was sent, or has an answer. */
  readonly isRequested: boolean;
  forget(): void;
}

/** @param read may reject; the rejection is kept as an answer is. */
export function memoise<Value>(read: () => Promise<Value>): MemoisedRead<Value> {
  let pending: Promise<Value> | null = null;
  let loaded: Value | null = null;

  function send(): Promise<Value> {
    const reading = read();
    pending = reading;
    reading.then(
      (value) => {
        if (pending === reading) loaded = value;
      },
      // Who waits for the read handles its failure.
      () => undefined,
    );
    return reading;
  }

  return {
    load: () => pending ?? send(),
    get loaded() {
      return loaded;
    },
    get isRequested() {
      return pending !== null;
    },
    forget() {
      pending = null;
      loaded = null;
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
