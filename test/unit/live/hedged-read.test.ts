import { createHedgedRead } from '../../../src/live/hedged-read.js';
import { fakeClock } from '../../support/fake-clock.js';

/** Reads that the test answers, in the order in which they started. */
function start() {
  const clock = fakeClock();
  const startedAt = clock.now();
  const reads: {
    readonly at: number;
    readonly signal: AbortSignal;
    answer(value: string): void;
    fail(error: Error): void;
  }[] = [];
  const hedged = createHedgedRead(clock);
  const outer = new AbortController();
  const run = () =>
    hedged.run(
      (signal) =>
        new Promise<string>((answer, fail) => {
          signal.addEventListener('abort', () => fail(new Error('aborted')));
          reads.push({ at: clock.now() - startedAt, signal, answer, fail });
        }),
      outer.signal,
    );
  return { clock, hedged, reads, run, outer };
}

describe('a hedged read', () => {
  it('that is answered is not repeated', async () => {
    const { clock, reads, run } = start();
    const result = run();
    await clock.pass(2_900);
    reads[0]?.answer('first');

    await expect(result).resolves.toBe('first');
    await clock.pass(20_000);
    expect(reads).toHaveLength(1);
  });

  it('that hangs is repeated every three seconds, and the first answer aborts the others', async () => {
    const { clock, reads, run } = start();
    const result = run();
    await clock.pass(6_500);
    expect(reads.map(({ at }) => at)).toEqual([0, 3_000, 6_000]);
    reads[1]?.answer('second');

    await expect(result).resolves.toBe('second');
    expect(reads.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
    await clock.pass(20_000);
    expect(reads).toHaveLength(3);
  });

  it('fails with its first read, and ignores failures of the others', async () => {
    const { clock, reads, run } = start();
    const result = run();
    const failed = expect(result).rejects.toThrow('timeout');
    await clock.pass(3_100);
    reads[1]?.fail(new Error('refused'));
    await clock.pass(100);
    reads[0]?.fail(new Error('timeout'));

    await failed;
  });

  it('is aborted as a whole', async () => {
    const { clock, reads, run, outer } = start();
    const result = expect(run()).rejects.toThrow('aborted');
    await clock.pass(3_100);
    outer.abort();
    await result;

    expect(reads.every(({ signal }) => signal.aborted)).toBe(true);
  });

  it('that is slow, as the last one was, is not taken to hang', async () => {
    const { clock, hedged, reads, run } = start();
    const first = run();
    await clock.pass(2_900);
    reads[0]?.answer('slow');
    await first;
    const second = run();
    await clock.pass(5_700);
    hedged.hurry(1_000);
    expect(reads).toHaveLength(2);
    await clock.pass(200);
    expect(reads).toHaveLength(3);
    reads[2]?.answer('answered');

    await expect(second).resolves.toBe('answered');
  });

  it('is repeated at once when Operated answers another call, unless it has just begun', async () => {
    const { clock, hedged, reads, run } = start();
    hedged.hurry(1_000);
    const result = run();
    await clock.pass(900);
    hedged.hurry(1_000);
    expect(reads).toHaveLength(1);
    await clock.pass(200);
    hedged.hurry(1_000);
    hedged.hurry(1_000);
    expect(reads).toHaveLength(2);
    reads[1]?.answer('second');

    await expect(result).resolves.toBe('second');
  });
});
