import { memoise } from '../../../src/datasources/memoised-read.js';
import { whenReady } from '../../../src/wire/promise-or-value.js';

describe('a memoised read', () => {
  it('has nothing loaded after a failure, which every load receives', async () => {
    const read = memoise(() => Promise.reject(new Error('failed')));

    await expect(read.load()).rejects.toThrow('failed');
    await expect(read.load()).rejects.toThrow('failed');
    expect([read.loaded, read.isRequested]).toEqual([null, true]);
  });

  it('has what was read once it was read, until it is discarded', async () => {
    let count = 0;
    const read = memoise(async () => [(count += 1)]);
    const first = read.load();

    expect(read.loaded).toBeNull();
    expect(await first).toEqual([1]);
    expect(read.loaded).toBe(await read.load());
    read.forget();
    expect([read.loaded, read.isRequested]).toEqual([null, false]);
    expect(await read.load()).toEqual([2]);
  });

  it('that is discarded while it is under way leaves nothing loaded', async () => {
    let answer: (value: string) => void = () => undefined;
    const read = memoise(() => new Promise<string>((resolve) => (answer = resolve)));
    const early = read.load();
    const answerEarly = answer;
    read.forget();
    const late = read.load();
    answerEarly('early');

    expect(await early).toBe('early');
    expect(read.loaded).toBeNull();
    answer('late');
    expect(await late).toBe('late');
    expect(read.loaded).toBe('late');
  });
});

describe('what continues with a value', () => {
  it('runs immediately where the value is there, and later where it is not', async () => {
    const next = jest.fn((value: number) => value + 1);

    expect(whenReady(1, next)).toBe(2);
    const later = whenReady(Promise.resolve(2), next);
    expect(next).toHaveBeenCalledTimes(1);
    expect(await later).toBe(3);
  });
});
