import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { readDocument } from './documents.js';
import type { Snippet } from './snippets.js';

const ROOT = join(__dirname, '../..');
const execute = promisify(execFile);

/** Runs a program of Node. @throws Error with its output where it fails. */
async function run(folder: string, program: string, ...args: readonly string[]): Promise<void> {
  await execute(process.execPath, [join(ROOT, program), ...args], { cwd: folder }).catch(
    (error: { readonly stdout: string; readonly stderr: string }) => {
      throw new Error(`${program}: ${error.stdout}${error.stderr}`);
    },
  );
}

/** Generated files by document and file, as `writeSnippets` takes them. */
export type GeneratedCode = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Generates what the snippets of the documents import: `./gql` by GraphQL Code Generator with the settings that
 * docs/recipes/codegen.md shows, and `./__generated__` by the compiler of Relay with those of docs/recipes/relay.md.
 * Both reject operations that the schema does not allow.
 * @throws Error with the output of the generator, if it fails.
 */
export async function generateCode(snippets: readonly Snippet[]): Promise<GeneratedCode> {
  // Below the packages of the repository, which the generator searches from here.
  const folder = mkdtempSync(join(ROOT, 'site/.snippets-'));
  try {
    cpSync(join(ROOT, 'schema.graphql'), join(folder, 'schema.graphql'));
    const typed = documentsThatImport(snippets, /from '[./]*\/gql'/);
    const relay = documentsThatImport(snippets, /from '\.\/__generated__\//);
    for (const { document, file, text } of snippets) {
      if (typed.includes(document) || relay.includes(document)) write(join(folder, document, file), text);
    }
    await Promise.all([
      typed.length > 0 && generateTypedDocuments(folder, typed),
      ...relay.map((document) => compileRelay(folder, document)),
    ]);
    const filesOfAll = (documents: readonly string[], name: string) =>
      documents.map((document) => [document, filesOf(join(folder, document), name)] as const);
    return Object.fromEntries([...filesOfAll(typed, 'gql'), ...filesOfAll(relay, '__generated__')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function documentsThatImport(snippets: readonly Snippet[], pattern: RegExp): readonly string[] {
  return [...new Set(snippets.filter(({ text }) => pattern.test(text)).map(({ document }) => document))];
}

async function generateTypedDocuments(folder: string, documents: readonly string[]): Promise<void> {
  const settings = settingsOfCodegenRecipe();
  const generates = Object.fromEntries(
    documents.map((document) => [
      `${document}/gql/`,
      { ...settings, documents: `${document}/**/*.{ts,tsx}` },
    ]),
  );
  const config = join(folder, 'codegen.json');
  writeFileSync(config, JSON.stringify({ schema: 'schema.graphql', generates }));
  await run(folder, 'node_modules/.bin/graphql-codegen', '--config', config);
}

/** The settings of the recipe itself, so that the types of all snippets are those that its readers get. */
function settingsOfCodegenRecipe(): object {
  const recipe = readDocument('docs/recipes/codegen.md');
  const config = recipe.blocks.find(({ text }) => text.startsWith('// codegen.ts\n'));
  const { code } = transformSync(config?.text ?? '', { loader: 'ts', format: 'cjs' });
  const { exports } = runInNewContext(`${code}; module;`, { module: {} }) as {
    readonly exports: { readonly default: { readonly generates: Readonly<Record<string, object>> } };
  };
  const [settings] = Object.values(exports.default.generates);
  if (settings === undefined) throw new Error('docs/recipes/codegen.md generates nothing.');
  return settings;
}

async function compileRelay(folder: string, document: string): Promise<void> {
  const settings = readDocument(document).blocks.find(({ language }) => language === 'json')?.text ?? '';
  const config = { ...(JSON.parse(settings) as object), src: '.', schema: '../../../schema.graphql' };
  writeFileSync(join(folder, document, 'relay.config.json'), JSON.stringify(config));
  await run(join(folder, document), 'site/node_modules/relay-compiler/cli.js');
}

function filesOf(folder: string, name: string): Readonly<Record<string, string>> {
  const files = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    files
      .map((file) => join(name, file))
      .filter((file) => statSync(join(folder, file)).isFile())
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
