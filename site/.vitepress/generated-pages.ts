import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TYPES } from '../schema-reference/model.ts';
import { pageOfSchema, pageOfType } from '../schema-reference/pages.ts';
import { pageOfSimulator } from '../simulator-reference/page.ts';

const FOLDER = join(import.meta.dirname, '../generated');

/**
 * Writes the references as Markdown into site/generated/. They are files, not dynamic routes of VitePress, because its
 * search finds only what is in a file.
 */
export function writeGeneratedPages(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  write('schema/index.md', pageOfSchema());
  for (const type of TYPES) write(`schema/${type.name}.md`, pageOfType(type));
  write('simulator-api/index.md', pageOfSimulator());
}

function write(name: string, text: string): void {
  const path = join(FOLDER, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}
