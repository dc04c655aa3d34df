import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../support/documents.js';

const ROOT = join(__dirname, '../../..');
const { text } = readDocument('docs/security.md');

/** Each test that the document refers to: its file and its name. */
const references = [...text.matchAll(/`(test\/[^`]+\.test\.ts)` “([^”]+)”/g)].map(
  ([, file = '', name = '']) => [file, name] as const,
);

/** The rows of the tables that have a column of tests, with that column. */
const rows = text
  .split('\n\n')
  .filter((table) => /^\|.*\| test \|$/m.test(table))
  .flatMap((table) => table.trim().split('\n').slice(2));

/** The names of tests in a file, as they are written. */
function namesIn(file: string): readonly string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(/'((?:[^'\\\n]|\\.)+)'|"((?:[^"\\\n]|\\.)+)"|`([^`\n]+)`/g)].map(
    ([, single, double, template]) => (single ?? double ?? template ?? '').replaceAll(/\\(.)/g, '$1'),
  );
}

describe('docs/security.md', () => {
  test('refers to tests', () => {
    expect(references.length).toBeGreaterThan(40);
  });

  test.each(references)('refers to a test that is there: %s, %s', (file, name) => {
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(namesIn(file)).toContain(name);
  });

  test('refers to a test in every row whose requirement applies', () => {
    const without = rows.filter((row) => !row.includes('.test.ts` “'));

    expect(
      without.filter((row) => !/does not apply|not possible|not ours|not used|Operated's;/.test(row)),
    ).toEqual([]);
  });

  test('refers to files of src that are there', () => {
    const files = rows.flatMap((row) =>
      [...row.matchAll(/`([a-z]+\/[\w./-]+)`/g)].map(([, file = '']) => file),
    );

    expect(files.length).toBeGreaterThan(30);
    expect(
      files.filter((file) => !existsSync(join(ROOT, 'src', file)) && !existsSync(join(ROOT, file))),
    ).toEqual([]);
  });
});
