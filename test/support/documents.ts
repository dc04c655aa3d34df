import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A fenced block of a document. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line of the document at which it begins. */
  readonly line: number;
}

export interface Document {
  /** Its path in the repository. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Every Markdown document at the root of the repository and in docs/. */
export function readDocuments(): readonly Document[] {
  const paths = ['.', 'docs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
  );
  return paths.map(readDocument);
}

export function readDocument(path: string): Document {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, text, blocks: [...blocksOf(text)] };
}

/** The blocks in one language, each with its place as the title of its test. */
export function blocksIn(language: string): readonly (readonly [string, Block])[] {
  return readDocuments().flatMap(({ path, blocks }) =>
    blocks
      .filter((block) => block.language === language)
      .map((block) => [`${path}:${block.line}`, block] as const),
  );
}

function* blocksOf(text: string): Generator<Block> {
  for (const { index, 1: language = '', 2: body = '' } of text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)) {
    yield { language, text: body, line: text.slice(0, index).split('\n').length };
  }
}
