import { createListIndex, shareIndexes } from '../../../src/datasources/list-index.js';

describe('an index of a list', () => {
  const items = [
    { keys: ['a', 'b'], value: 1 },
    { keys: ['b', 'c'], value: 2 },
    { keys: [], value: 3 },
  ];

  it('finds items by each of their keys, the first of several, and null for an unknown key', () => {
    const index = createListIndex<(typeof items)[number]>(({ keys }) => keys);

    expect(['a', 'b', 'c', 'd'].map((key) => index.find(items, key)?.value ?? null)).toEqual([1, 1, 2, null]);
  });

  it('finds the items of several keys in the order of the list, each once', () => {
    const index = createListIndex<(typeof items)[number]>(({ keys }) => keys);

    expect(index.findAll(items, ['d', 'c', 'b', 'a'])).toEqual([items[0], items[1]]);
    expect(index.findAll(items, [])).toEqual([]);
  });

  it('reads the keys of a list once, and those of another list again', () => {
    const keysOf = jest.fn(({ keys }: (typeof items)[number]) => keys);
    const index = createListIndex(keysOf);
    for (const key of ['a', 'b', 'c', 'd']) index.find(items, key);

    expect(keysOf).toHaveBeenCalledTimes(items.length);
    expect(index.find([], 'a')).toBeNull();
    expect(index.find(items.slice(1), 'b')?.value).toBe(2);
  });

  it('serves a list that shares it: with the items of that list, and without reading their keys', () => {
    const keysOf = jest.fn(({ keys }: (typeof items)[number]) => keys);
    const index = createListIndex(keysOf);
    index.find(items, 'a');
    const renewed = items.map((item) => ({ ...item, value: item.value + 10 }));
    const renewedAgain = items.map((item) => ({ ...item, value: item.value + 20 }));
    shareIndexes(items, renewed);
    shareIndexes(renewed, renewedAgain);

    expect([items, renewed, renewedAgain].map((list) => index.find(list, 'b')?.value)).toEqual([1, 11, 21]);
    expect(keysOf).toHaveBeenCalledTimes(items.length);
  });
});
