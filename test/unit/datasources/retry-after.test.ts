import { readRetryAfter } from '../../../src/datasources/upstream/retry-after.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('Retry-After', () => {
  it.each([
    [null, null],
    ['', null],
    ['soon', null],
    ['-5', 0],
    ['0', 0],
    [' 17 ', 17],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30],
    ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['86400', 300],
    ['999999999', 300],
    ['Sun, 21 Nov 2027 12:00:00 GMT', 300],
  ])('of %j is %j seconds', (header, seconds) => {
    expect(readRetryAfter(header, NOW)).toBe(seconds);
  });
});
