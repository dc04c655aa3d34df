import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../src/resolvers/schema.js';

/** Writes the public contract to schema.graphql, or with --check fails where the file is not what the code says. */
const FILE = 'schema.graphql';
const sdl = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, sdl);
} else if (readFileSync(FILE, 'utf8') !== sdl) {
  process.stderr.write(`${FILE} is not what the code says: run \`npm run schema\`\n`);
  process.exitCode = 1;
}
