import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Block, Document } from './documents.js';
import type { Requirement } from './requirement.js';

const SITE = join(__dirname, '../../site');

/** The client libraries that the snippets of the documents import. */
export const SITE_PACKAGES: Requirement = {
  name: 'the packages of site/',
  install: 'npm ci --prefix site',
  isMet: () => existsSync(join(SITE, 'node_modules/@apollo/client/package.json')),
};

/** A block of TypeScript in a document. */
export interface Snippet extends Block {
  /** The path of the document in the repository. */
  readonly document: string;
  /**
   * Its path beside the other snippets of the document, which import it by this name. A first line `// client.ts`
   * declares it.
   */
  readonly file: string;
}

/** Snippets on the disk, in a folder in which the packages of site/ resolve. */
export interface WrittenSnippets {
  /** The path of the folder. */
  readonly folder: string;
  /** The path on the disk of a snippet, or of an additional file. */
  pathOf(document: string, file: string): string;
  /** Deletes the folder. */
  remove(): void;
}

/**
 * The blocks of a document in `ts` and `tsx`.
 * @throws Error if two of them declare the same file.
 */
export function snippetsOf({ path, blocks }: Document): readonly Snippet[] {
  const snippets = blocks
    .filter(({ language }) => language === 'ts' || language === 'tsx')
    .map((block) => ({ ...block, document: path, file: fileOf(block) }));
  for (const [index, { file, line }] of snippets.entries()) {
    const first = snippets.findIndex((other) => other.file === file);
    if (first !== index) {
      throw new Error(
        `${path}:${line}: ${file} is also the file of the snippet at line ${snippets[first]?.line}.`,
      );
    }
  }
  return snippets;
}

function fileOf({ text, language, line }: Block): string {
  const declared = /^\/\/ ([\w@.[\]()/-]+\.tsx?)\n/.exec(text)?.[1];
  if (declared?.split('/').includes('..'))
    throw new Error(`line ${line}: ${declared} is outside the document.`);
  return declared ?? `line-${line}.${language}`;
}

/**
 * Writes snippets to the disk, without a check of their types: `typeErrorsOf` makes it, for all documents. The snippets
 * of one document are one app: they import each other by their files.
 * @param files texts of additional files by document and file, such as generated code that snippets import.
 * @returns where the files are; the caller removes them.
 */
export function writeSnippets(
  snippets: readonly Snippet[],
  files: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): WrittenSnippets {
  const folder = mkdtempSync(join(SITE, '.snippets-'));
  const pathOf = (document: string, file: string) => join(folder, document.replace(/\.md$/, ''), file);
  const write = (document: string, file: string, text: string) => {
    const path = pathOf(document, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const { document, file, text } of snippets) write(document, file, text);
  for (const [document, texts] of Object.entries(files)) {
    for (const [file, text] of Object.entries(texts)) write(document, file, text);
  }
  return { folder, pathOf, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
