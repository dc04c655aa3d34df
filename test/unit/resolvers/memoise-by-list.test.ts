import { memoiseByList } from '../../../src/resolvers/memoise-by-list.js';

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
