import { readDocuments } from '../../support/documents.js';
import { describeWith } from '../../support/requirement.js';
import { generateCode } from '../../support/snippet-code.js';
import { compileSnippets, SITE_PACKAGES, type Snippet, snippetsOf } from '../../support/snippets.js';

/** What the compiler reports about these texts, each a snippet of its own document. */
function errorsOf(...texts: readonly string[]): readonly string[] {
  const snippets = texts.map((text, index): Snippet => {
    const document = `docs/tried-${index}.md`;
    return { document, file: 'line-10.tsx', language: 'tsx', heading: '', line: 10, text };
  });
  const compiled = compileSnippets(snippets);
  compiled.remove();
  return compiled.errors;
}

describeWith(SITE_PACKAGES, 'A snippet', () => {
  test('with a type error is reported with its document and its line', () => {
    expect(errorsOf('export const whole = 1;\nexport const text: string = whole;\n')).toEqual([
      "docs/tried-0.md:12: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  test('that uses what a client library does not export, or a package that is not installed, is reported', () => {
    expect(
      errorsOf(
        "import { createClients } from 'graphql-ws';\ncreateClients();\n",
        "import { missing } from 'not-installed';\nmissing();\n",
      ),
    ).toEqual([
      expect.stringMatching(/^docs\/tried-0\.md:11: .*has no exported member .*createClients/),
      expect.stringMatching(/^docs\/tried-1\.md:11: Cannot find module 'not-installed'/),
    ]);
  });

  test('may use the DOM, JSX, and the variables of Vite', () => {
    const text = 'export const Title = () => <b>{document.title + import.meta.env.MODE}</b>;\n';
    expect(errorsOf(text)).toEqual([]);
  });
});

describeWith(SITE_PACKAGES, 'The snippets of all documents', () => {
  test('have no type errors with the client libraries that they import, and with the code that they generate', async () => {
    const snippets = readDocuments().flatMap(snippetsOf);
    const compiled = compileSnippets(snippets, await generateCode(snippets));
    compiled.remove();
    expect(compiled.errors).toEqual([]);
    expect(snippets.map(({ document }) => document)).toContain('docs/live-updates.md');
  });
});
