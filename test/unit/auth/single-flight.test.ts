import { createSingleFlight } from '../../../src/auth/single-flight.js';

/** A task that the test ends. */
function task() {
  let resolve = (_value: string): void => undefined;
  let reject = (_error: Error): void => undefined;
  const outcome = new Promise<string>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  const run = jest.fn<Promise<string>, []>(() => outcome);
  return { run, resolve: (value: string) => resolve(value), reject: (error: Error) => reject(error) };
}

describe('a single flight', () => {
  it('rejects all waiting callers, and runs again for the next one', async () => {
    const singleFlight = createSingleFlight<string>();
    const failing = task();
    const waiting = [singleFlight('key', failing.run), singleFlight('key', failing.run)];
    failing.reject(new Error('no answer'));

    for (const outcome of await Promise.allSettled(waiting)) expect(outcome.status).toBe('rejected');
    await expect(singleFlight('key', async () => 'again')).resolves.toBe('again');
    expect(failing.run).toHaveBeenCalledTimes(1);
  });

  it('runs one task for concurrent callers of a key, and one per key', async () => {
    const singleFlight = createSingleFlight<string>();
    const first = task();
    const second = task();
    const results = [
      singleFlight('one', first.run),
      singleFlight('one', second.run),
      singleFlight('other', second.run),
    ];
    first.resolve('first');
    second.resolve('second');

    expect(await Promise.all(results)).toEqual(['first', 'first', 'second']);
    expect(second.run).toHaveBeenCalledTimes(1);
  });
});
