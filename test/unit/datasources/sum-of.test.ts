import { sumOf } from '../../../src/datasources/decode/power.js';

test.each([
  [[], null],
  [[null, undefined], null],
  [[null, 1.5], 1.5],
  [[0.1, 0.2], 0.3],
  [[100.2, 113.348], 213.548],
  [[Number.MAX_VALUE, Number.MAX_VALUE], Number.MAX_VALUE],
  [[1e21, 1], 1e21],
])('The sum of %j is %d', (values, sum) => {
  expect(sumOf(values)).toBe(sum);
});
