import { readFromOf } from '../../../src/server/graphql/read-from.js';

describe('Cache-Control of a request', () => {
  it.each(['no-cache', 'NO-CACHE', 'max-age=0', 'max-age="0"', ' max-age = 00 ', 'no-transform, no-cache'])(
    'bypasses the cache: %s',
    (header) => {
      expect(readFromOf({ 'cache-control': header })).toBe('operated');
    },
  );

  it.each([undefined, '', 'no-store', 'max-age=1', 'max-age=05', 'max-stale', 'only-if-cached', 'xno-cache'])(
    'does not bypass the cache: %s',
    (header) => {
      expect(readFromOf({ 'cache-control': header })).toBe('cache');
    },
  );
});
