import { shareIndexes } from '../../../src/datasources/list-index.js';
import { knownByList, memoiseByList } from '../../../src/resolvers/memoise-by-list.js';

describe('a memo of lists', () => {
  const list = ['b', 'a'];
  const { signal } = new AbortController();
  const sortedCopy = () => [...list].sort();

  it('computes nothing anew for the same operation, list and key', () => {
    const memo = memoiseByList<string, readonly string[]>();
    const compute = jest.fn(sortedCopy);
    const first = memo(signal, list, 'NAME', compute);

    expect(memo(signal, list, 'NAME', compute)).toBe(first);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['key', signal, list, 'ID'],
    ['list, even with equal entries', signal, [...list], 'NAME'],
    ['operation', new AbortController().signal, list, 'NAME'],
  ])('computes anew for another %s', (_title, otherSignal, otherList, otherKey) => {
    const memo = memoiseByList<string, readonly string[]>();
    const first = memo(signal, list, 'NAME', sortedCopy);

    expect(memo(otherSignal, otherList, otherKey, sortedCopy)).not.toBe(first);
    expect(memo(signal, list, 'NAME', sortedCopy)).toBe(first);
  });
});

describe('what is known of lists', () => {
  const long = (prefix: string) => Array.from({ length: 101 }, (_, index) => `${prefix}${index}`);

  it('is found for no other list, and under no other key', () => {
    const known = knownByList<string, number>();
    const list = long('a');
    known.set(list, 'NAME', 1);

    expect(known.get([...list], 'NAME')).toBeUndefined();
    expect(known.get(list, 'ID')).toBeUndefined();
    expect(known.get(list, 'NAME')).toBe(1);
  });

  it('is found for the renewals of a list', () => {
    const known = knownByList<string, number>();
    const [list, renewal] = [long('a'), long('b')];
    shareIndexes(list, renewal);
    known.set(list, 'NAME', 1);

    expect(known.get(renewal, 'NAME')).toBe(1);
  });

  it('is not kept for short lists, nor beyond the latest results of a list', () => {
    const known = knownByList<string, number>();
    const short = long('a').slice(1);
    known.set(short, 'NAME', 1);
    const list = long('b');
    for (let key = 0; key < 20; key += 1) known.set(list, String(key), key);

    expect(known.get(short, 'NAME')).toBeUndefined();
    expect(Array.from({ length: 20 }, (_, key) => known.get(list, String(key)))).toEqual([
      ...Array.from({ length: 4 }, () => undefined),
      ...Array.from({ length: 16 }, (_, index) => index + 4),
    ]);
  });
});
