import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(__dirname, '../../bench/RESULTS.md');

/** Replaces the section of a script in bench/RESULTS.md; without one, the section becomes the last. */
export function writeSection(script: string, markdown: string): void {
  const begin = `<!-- ${script} begins: written by npm run ${script} -->`;
  const end = `<!-- ${script} ends -->`;
  const text = readFileSync(FILE, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  const section = `${begin}\n\n${markdown}\n\n${end}`;
  const before = from === -1 ? `${text.trimEnd()}\n\n` : text.slice(0, from);
  const after = to === -1 ? '\n' : text.slice(to + end.length);
  writeFileSync(FILE, before + section + after);
}
