import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultTable } from '../reliability/fault-matrix.js';

/** A table without the padding of its cells. */
const cellsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim().replace(/^-+$/, '---'))
        .join('|'),
    );

it('docs/reliability.md has the table of faults that the tests check', () => {
  const page = readFileSync(join(__dirname, '../../../docs/reliability.md'), 'utf8');
  const [, section = ''] = page.split('### Faults, by kind and endpoint\n');

  expect(cellsOf(section.split('\n#', 1)[0] ?? '')).toEqual(cellsOf(faultTable()));
});
