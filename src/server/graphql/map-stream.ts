/**
 * Maps what a source yields, and what it fails with to a last value. Not a generator: a generator that waits for its
 * source can't be told to end before the source yields again.
 */
export function mapStream<Input, Output>(
  source: AsyncIterator<Input>,
  map: (input: Input) => Promise<Output>,
  failed: (error: unknown) => Output,
): AsyncIterableIterator<Output, undefined> {
  let over = false;
  const done = { done: true, value: undefined } as const;
  const stream: AsyncIterableIterator<Output, undefined> = {
    async next() {
      if (over) return done;
      try {
        const next: IteratorResult<Input, unknown> = await source.next();
        if (next.done !== true) return { done: false, value: await map(next.value) };
        over = true;
        return done;
      } catch (error) {
        over = true;
        await source.return?.();
        return { done: false, value: failed(error) };
      }
    },
    async return() {
      over = true;
      await source.return?.();
      return done;
    },
    async throw(error) {
      over = true;
      await source.return?.();
      throw error;
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
