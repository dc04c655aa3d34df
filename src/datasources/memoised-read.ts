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
