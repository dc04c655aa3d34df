import { readDocuments } from '../../support/documents.js';
import { PAGE, PROGRAMS } from '../../support/live-update-programs.js';
import { describeWith } from '../../support/requirement.js';
import { generateCode } from '../../support/snippet-code.js';
import { typeErrorsOf } from '../../support/snippet-types.js';
import { SITE_PACKAGES, type Snippet, snippetsOf } from '../../support/snippets.js';

/** Snippets of documents that do not exist, in line 10 of each. */
const TRIED = {
  'docs/tried-error.md': 'export const whole = 1;\nexport const text: string = whole;\n',
  'docs/tried-export.md': "import { createClients } from 'graphql-ws';\ncreateClients();\n",
  'docs/tried-package.md': "import { missing } from 'not-installed';\nmissing();\n",
  'docs/tried-dom.md': 'export const Title = () => <b>{document.title + import.meta.env.MODE}</b>;\n',
};

describeWith(SITE_PACKAGES, 'The compiler of snippets', () => {
  const documented = readDocuments().flatMap(snippetsOf);
  const tried = Object.entries(TRIED).map(([document, text]): Snippet => ({
    document,
    file: 'line-10.tsx',
    language: 'tsx',
    heading: '',
    line: 10,
    text,
  }));
  let errors: readonly string[];

  beforeAll(async () => {
    const added = { ...(await generateCode(documented)), [PAGE]: PROGRAMS };
    errors = typeErrorsOf([...tried, ...documented], added);
  });

  const errorsOf = (document: keyof typeof TRIED) =>
    errors.filter((error) => error.startsWith(`${document}:`));

  test('reports a type error with its document and its line', () => {
    expect(errorsOf('docs/tried-error.md')).toEqual([
      "docs/tried-error.md:12: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  test('reports what a client library does not export, and a package that is not installed', () => {
    expect([...errorsOf('docs/tried-export.md'), ...errorsOf('docs/tried-package.md')]).toEqual([
      expect.stringMatching(/^docs\/tried-export\.md:11: .*has no exported member .*createClients/),
      expect.stringMatching(/^docs\/tried-package\.md:11: Cannot find module 'not-installed'/),
    ]);
  });

  test('accepts the DOM, JSX, and the variables of Vite', () => {
    expect(errorsOf('docs/tried-dom.md')).toEqual([]);
  });

  test('accepts the snippets of all documents, with the client libraries that they import, the code that they generate, and the programs of tests that use them', () => {
    expect(documented.map(({ document }) => document)).toContain(PAGE);
    expect(errors.filter((error) => !error.startsWith('docs/tried-'))).toEqual([]);
  });
});
