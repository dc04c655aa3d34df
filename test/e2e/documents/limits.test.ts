import { LIMITS } from '../../../src/telemetry/metrics/limits-metrics.js';
import { readDocument } from '../../support/documents.js';

/** The words of the column "in metrics" of the table of limits. */
function wordsOfTable(): readonly string[] {
  const { text } = readDocument('docs/operating.md');
  const [, table = ''] = /^\| limit \| in \[metrics\].*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(text) ?? [];
  return table
    .split('\n')
    .flatMap((row) => [...(row.split(' | ')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, word = '']) => word));
}

test('The table of limits has each limit that is counted, and no other', () => {
  expect([...wordsOfTable()].sort()).toEqual(Object.keys(LIMITS).sort());
});
