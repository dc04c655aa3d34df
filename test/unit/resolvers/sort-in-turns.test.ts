import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { sortInTurns } from '../../../src/resolvers/sort-in-turns.js';

const byNumber = (one: number, other: number) => one - other;
const { signal } = new AbortController();
const sorted = (items: readonly number[], compare = byNumber) =>
  sortInTurns(items.length, (index) => items[index] ?? NaN, compare, signal);

describe('sorting in turns', () => {
  it('ends when the client disconnects', async () => {
    const client = new AbortController();
    const items = Array.from({ length: 20_000 }, (_, index) => (index * 7_919) % 20_011);
    let compared = 0;
    const compare = (one: number, other: number) => {
      compared += 1;
      if (compared === 100) client.abort();
      return one - other;
    };

    await expect(
      sortInTurns(items.length, (index) => items[index] ?? 0, compare, client.signal),
    ).rejects.toMatchObject({ extensions: { code: 'CLIENT_DISCONNECTED' } });
    expect(compared).toBeLessThan(200_000);
  });

  it('lets other work run between the turns of a long list', async () => {
    let turns = 0;
    let isDone = false;
    const observe = () => {
      turns += 1;
      if (!isDone) setImmediate(observe);
    };
    setImmediate(observe);
    const items = Array.from({ length: 50_000 }, (_, index) => (index * 7_919) % 50_021);
    await sorted(items);
    isDone = true;

    expect(turns).toBeGreaterThan(2);
  });

  it('orders lists of any length and any order as Array.sort does', async () => {
    const random = xoroshiro128plus(1);
    for (const length of [0, 1, 2, 127, 128, 129, 256, 257, 1_000, 5_000]) {
      const shuffled = Array.from({ length }, () => uniformInt(random, 0, length));
      const ascending = [...shuffled].sort(byNumber);
      const descending = [...ascending].reverse();
      for (const items of [shuffled, ascending, descending]) expect(await sorted(items)).toEqual(ascending);
    }
  });

  it('compares a list that is in order already about once an item', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => index);
    let compared = 0;
    await sorted(items, (one, other) => {
      compared += 1;
      return one - other;
    });

    expect(compared).toBeLessThan(2 * items.length);
  });
});
