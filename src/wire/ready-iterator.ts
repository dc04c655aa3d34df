import { isTurnOver, nextTurn } from './event-loop-turns.js';

/** A value of an iterator, or its end. */
export type Next<Value> = IteratorResult<Value, undefined>;

/**
 * An async iterator that returns a value that is ready without a promise: an event that thousands of consumers receive
 * costs each of them a function call.
 */
export interface ReadyIterator<Value> {
  /** Never throws: a failure is a rejected promise. */
  next(): Next<Value> | Promise<Next<Value>>;
  /** Ends the iterator, also while `next` waits for a value. */
  return(): Promise<Next<Value>>;
}

/** The end of an iterator. */
export const DONE = { done: true, value: undefined } as const;

/** How many values a consumer uses without a pause before it checks whether its turn is over. */
const VALUES_BETWEEN_CHECKS = 16;

/**
 * Uses each value of an iterator, in turns where many are ready.
 * @param use called with each value; the next one is requested when the promise that it returns, if any, is resolved.
 * @throws what the iterator or `use` throws.
 */
export async function consume<Value>(
  source: ReadyIterator<Value>,
  use: (value: Value) => void | Promise<void>,
): Promise<void> {
  for (let ready = 1; ; ready += 1) {
    const next = source.next();
    if (next instanceof Promise) ready = 1;
    const { done, value } = next instanceof Promise ? await next : next;
    if (done === true) return;
    const used = use(value);
    if (used instanceof Promise) await used;
    if (ready % VALUES_BETWEEN_CHECKS === 0 && isTurnOver()) await nextTurn();
  }
}

/**
 * Maps the values of a source, and the error that it ends with to a last value. Not a generator: while a generator
 * awaits its source, `return` takes effect only after the source yields again.
 * @param map its result is awaited only where it is a promise.
 */
export function mapReady<Input, Output>(
  source: ReadyIterator<Input>,
  map: (input: Input) => Output | Promise<Output>,
  onError: (error: unknown) => Output,
): ReadyIterator<Output> {
  let isDone = false;
  const valueOf = (value: Output): Next<Output> => ({ done: false, value });
  const failed = async (error: unknown): Promise<Next<Output>> => {
    isDone = true;
    await source.return();
    return valueOf(onError(error));
  };
  const mapped = (next: Next<Input>): Next<Output> | Promise<Next<Output>> => {
    if (next.done === true) {
      isDone = true;
      return DONE;
    }
    try {
      const value = map(next.value);
      return value instanceof Promise ? value.then(valueOf).catch(failed) : valueOf(value);
    } catch (error) {
      return failed(error);
    }
  };
  return {
    next() {
      if (isDone) return DONE;
      const next = source.next();
      return next instanceof Promise ? next.then(mapped, failed) : mapped(next);
    },
    async return() {
      isDone = true;
      await source.return();
      return DONE;
    },
  };
}
