/**
 * Maps the values of a source, and the error that it ends with to a last value. Not a generator: while a generator
 * awaits its source, `return` takes effect only after the source yields again.
 */
export function mapStream<Input, Output>(
  source: AsyncIterator<Input>,
  map: (input: Input) => Promise<Output>,
  onError: (error: unknown) => Output,
): AsyncIterableIterator<Output, undefined> {
  let isDone = false;
  const done = { done: true, value: undefined } as const;
  const stream: AsyncIterableIterator<Output, undefined> = {
    async next() {
      if (isDone) return done;
      try {
        const next: IteratorResult<Input, unknown> = await source.next();
        if (next.done !== true) return { done: false, value: await map(next.value) };
        isDone = true;
        return done;
      } catch (error) {
        isDone = true;
        await source.return?.();
        return { done: false, value: onError(error) };
      }
    },
    async return() {
      isDone = true;
      await source.return?.();
      return done;
    },
    async throw(error) {
      isDone = true;
      await source.return?.();
      throw error;
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
