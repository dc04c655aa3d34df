import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import type { Block, Document } from './documents.js';
import type { Requirement } from './requirement.js';

const ROOT = join(__dirname, '../..');
const SITE = join(ROOT, 'site');

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
export interface CompiledSnippets {
  /** One line for each type error: document, line of the document, and message. */
  readonly errors: readonly string[];
  /** The path on the disk of a snippet, or of an additional file. */
  pathOf(document: string, file: string): string;
  /** Deletes the folder. */
  remove(): void;
}

/** The options of a new Vite app with React, in which readers paste the snippets. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: ['vite/client', 'node'],
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noFallthroughCasesInSwitch: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
};

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
 * Type-checks snippets with the packages of site/, all in one TypeScript program. The snippets of one document are one
 * app: they import each other by their files.
 * @param files texts of additional files by document and file, such as generated code that snippets import.
 * @returns the errors, and where the files are; the caller removes them.
 */
export function compileSnippets(
  snippets: readonly Snippet[],
  files: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): CompiledSnippets {
  const folder = mkdtempSync(join(SITE, '.snippets-'));
  const pathOf = (document: string, file: string) => join(folder, document.replace(/\.md$/, ''), file);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const origins = new Map(
    snippets.map(
      (snippet) => [write(pathOf(snippet.document, snippet.file), snippet.text), snippet] as const,
    ),
  );
  const added = Object.entries(files).flatMap(([document, texts]) =>
    Object.entries(texts).map(([file, text]) => write(pathOf(document, file), text)),
  );
  const program = ts.createProgram({
    rootNames: [...origins.keys(), ...added.filter((path) => /\.tsx?$/.test(path))],
    options: OPTIONS,
    // The types of OPTIONS are searched from here.
    host: { ...ts.createCompilerHost(OPTIONS), getCurrentDirectory: () => SITE },
  });
  return {
    errors: ts.getPreEmitDiagnostics(program).map((diagnostic) => errorOf(diagnostic, origins)),
    pathOf,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function errorOf(
  { file, start = 0, messageText }: ts.Diagnostic,
  origins: ReadonlyMap<string, Snippet>,
): string {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined) return message;
  const line = file.getLineAndCharacterOfPosition(start).line + 1;
  const snippet = origins.get(file.fileName);
  // The text of a snippet begins in the line after its fence.
  return snippet === undefined
    ? `${relative(ROOT, file.fileName)}:${line}: ${message}`
    : `${snippet.document}:${snippet.line + line}: ${message}`;
}
