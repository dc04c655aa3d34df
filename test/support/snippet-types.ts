import { join, relative } from 'node:path';
import ts from 'typescript';
import { type Snippet, writeSnippets } from './snippets.js';

const ROOT = join(__dirname, '../..');
const SITE = join(ROOT, 'site');

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
 * Type-checks snippets with the packages of site/, all in one TypeScript program, because most of its time is spent on
 * the types of these packages. The snippets of one document are one app: they import each other by their files.
 * @param files texts of additional files by document and file, such as generated code that snippets import.
 * @returns one line for each error: document, line of the document, and message.
 */
export function typeErrorsOf(
  snippets: readonly Snippet[],
  files: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): readonly string[] {
  const written = writeSnippets(snippets, files);
  try {
    const origins = new Map(
      snippets.map((snippet) => [written.pathOf(snippet.document, snippet.file), snippet] as const),
    );
    const added = Object.entries(files).flatMap(([document, texts]) =>
      Object.keys(texts).map((file) => written.pathOf(document, file)),
    );
    const program = ts.createProgram({
      rootNames: [...origins.keys(), ...added.filter((path) => /\.tsx?$/.test(path))],
      options: OPTIONS,
      // The types of OPTIONS are searched from here.
      host: { ...ts.createCompilerHost(OPTIONS), getCurrentDirectory: () => SITE },
    });
    return ts.getPreEmitDiagnostics(program).map((diagnostic) => errorOf(diagnostic, origins));
  } finally {
    written.remove();
  }
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
