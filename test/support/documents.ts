import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A fenced block of a document. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line of the document at which it begins, from 1: that of the opening fence. */
  readonly line: number;
  /** The text of the nearest heading before it; empty if there is none. */
  readonly heading: string;
}

export interface Document {
  /** Its path in the repository. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Every Markdown document at the root of the repository, and in docs/ with its folders. */
export function readDocuments(): readonly Document[] {
  const atRoot = readdirSync(ROOT);
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
  const paths = [...atRoot, ...inDocs.map((path) => `docs/${path}`)];
  return paths.filter((path) => path.endsWith('.md')).map(readDocument);
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
  let heading = '';
  let fence: { indent: string; language: string; line: number; body: string[] } | undefined;
  for (const [index, content] of text.split('\n').entries()) {
    if (fence === undefined) {
      heading = /^#+ +(.+)$/.exec(content)?.[1] ?? heading;
      const [, indent, language = ''] = /^( *)```(\w*)/.exec(content) ?? [];
      if (indent !== undefined) fence = { indent, language, line: index + 1, body: [] };
    } else if (content === `${fence.indent}\`\`\``) {
      const { language, line, body } = fence;
      yield { language, text: body.map((each) => `${each}\n`).join(''), line, heading };
      fence = undefined;
    } else {
      // A block of a list item is indented with it.
      fence.body.push(content.startsWith(fence.indent) ? content.slice(fence.indent.length) : content);
    }
  }
}
