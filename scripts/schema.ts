import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema } from 'graphql';
import { createSchema } from '../src/resolvers/schema.js';

/** Writes schema.graphql. With --check, fails if the file is out of date. */
const FILE = 'schema.graphql';
// graphql-js prints the definitions of directives but not their uses, in which the costs of fields are declared.
const sdl = `${printSchemaWithDirectives(lexicographicSortSchema(createSchema()))}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, sdl);
} else if (readFileSync(FILE, 'utf8') !== sdl) {
  process.stderr.write(`${FILE} is out of date: run \`npm run schema\`\n`);
  process.exitCode = 1;
}
