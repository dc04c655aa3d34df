import { setImmediate } from 'node:timers/promises';
import { connectionAccepted, isTurnOver, nextTurn, turnDelayMs } from '../../../src/wire/event-loop-turns.js';

/** Takes turns, each of which it uses up, and records them under its name. */
async function work(name: string, turns: number, log: string[], taken = 0): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await nextTurn(taken + turn);
    log.push(name);
    while (!isTurnOver()) continue;
  }
}

describe('the turns of long work', () => {
  it('alternate between works of the same length', async () => {
    const log: string[] = [];
    await Promise.all([work('a', 3, log), work('b', 3, log)]);

    expect(log.join('')).toBe('ababab');
  });

  it('go to shorter work first, and every fourth one to very long work', async () => {
    const log: string[] = [];
    await Promise.all([work('L', 4, log, 8), work('a', 8, log)]);

    expect(log.join('')).toMatch(/^L?a{3}La{3}L/);
    expect(log.filter((name) => name === 'L')).toHaveLength(4);
  });

  it('leave each iteration of the event loop to other work after one of them', async () => {
    const log: string[] = [];
    const works = Promise.all([work('a', 5, log), work('b', 5, log)]);
    let most = 0;
    for (let before = 0; log.length < 10; before = log.length) {
      await setImmediate();
      most = Math.max(most, log.length - before);
    }
    await works;

    expect(most).toBe(1);
  });

  it('wait while clients connect, for a limited number of iterations', async () => {
    const log: string[] = [];
    const works = work('a', 2, log);
    let iterations = 0;
    while (log.length < 2) {
      connectionAccepted();
      await setImmediate();
      iterations += 1;
    }
    await works;

    expect(iterations).toBeGreaterThan(20);
    expect(iterations).toBeLessThan(60);
  });

  it('know how long work waits, an eighth of it for very long work', async () => {
    const long = nextTurn();
    const start = performance.now();
    while (performance.now() - start < 16) continue;
    expect(turnDelayMs()).toBeGreaterThanOrEqual(16);
    await long;

    expect(turnDelayMs()).toBe(0);
    const veryLong = nextTurn(8);
    const again = performance.now();
    while (performance.now() - again < 16) continue;
    expect(turnDelayMs()).toBeGreaterThanOrEqual(2);
    expect(turnDelayMs()).toBeLessThan((performance.now() - again) / 4);
    await veryLong;
  });
});
