import { LRUCache } from 'lru-cache';
import { entryLimit } from '../../../src/wire/entry-limit.js';

const keysOf = (cache: LRUCache<string, number>) => [...cache.keys()].sort();

it('A cache keeps no more entries than its limit, and drops the least recently used', () => {
  const cache = new LRUCache<string, number>(entryLimit(3));
  for (const key of ['a', 'b', 'c']) cache.set(key, 1);
  cache.get('a');
  cache.set('d', 1);

  expect(keysOf(cache)).toEqual(['a', 'c', 'd']);
});

it('An entry that is written again takes no second place', () => {
  const cache = new LRUCache<string, number>({ ...entryLimit(2), ttl: 60_000 });
  for (const value of [1, 2, 3]) cache.set('a', value);
  cache.set('b', 1);
  cache.delete('b');
  cache.set('c', 1);

  expect(keysOf(cache)).toEqual(['a', 'c']);
  expect(cache.get('a')).toBe(3);
});

it('A new cache reserves no memory for its entries', () => {
  const before = process.memoryUsage().arrayBuffers;
  const cache = new LRUCache<string, number>(entryLimit(10_000_000));

  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  expect(cache.size).toBe(0);
});
