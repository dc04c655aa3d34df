import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { z } from 'zod';
import { variableNames } from '../../../process/secret-files.js';
import { simulatorVariables } from '../../../simulator/config.js';
import { CONFIG_DECLARATION } from '../../../src/config/gateway-config.js';
import { FAILURE_CODES } from '../../../src/schema/gateway-error.js';
import { readDocument, readDocuments } from '../../support/documents.js';

const ROOT = join(__dirname, '../../..');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

/** The distinct values of a pattern's first group in a text. */
function all(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))];
}

describe.each(readDocuments().map((document) => [document.path, document] as const))(
  '%s names only what exists:',
  (path, { text }) => {
    test('linked files of the repository', () => {
      const links = all(text, /\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g);
      expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link)))).toEqual([]);
    });

    test('files and folders', () => {
      const named = all(
        text,
        /`((?:\.ci|auth|bench|cluster|compose|config|datasources|demo|deploy|docs|examples|explorer|live|process|resolvers|schema|scripts|server|simulator|src|telemetry|test|wire)\/[\w./-]*)`/g,
      );
      const missing = named.filter(
        (name) => !existsSync(join(ROOT, name)) && !existsSync(join(ROOT, 'src', name)),
      );
      expect(missing).toEqual([]);
    });

    test('programs of dist/, by their sources', () => {
      const programs = all(text, /\bdist\/([\w/-]+)\.js\b/g);
      expect(programs.filter((program) => !existsSync(join(ROOT, `${program}.ts`)))).toEqual([]);
    });

    test('scripts of package.json', () => {
      const named = all(text, /npm run (?:--\S+ )*([\w:-]+)/g);
      expect(named.filter((name) => !(name in scripts))).toEqual([]);
    });

    test('environment variables', () => {
      const known = variableNames({ ...CONFIG_DECLARATION, ...simulatorVariables });
      const named = all(text, /\b((?:OPERATED|SIMULATOR|SERVICE|CORS|SHUTDOWN)_[A-Z_]*[A-Z])\b/g);
      expect(named.filter((name) => !known.includes(name))).toEqual([]);
    });
  },
);

describe('README.md lists', () => {
  const readme = readDocument('README.md').text;

  test('every script that users call', () => {
    const called = Object.keys(scripts).filter((name) => !/^pre|:/.test(name));
    const isListed = (name: string) => new RegExp(`^\\| \`[^|]*npm (run )?${name}\\b`, 'm').test(readme);
    expect(called.filter((name) => !isListed(name))).toEqual([]);
  });

  test('every error code that a client can receive, and no other', () => {
    const table = all(readme.slice(readme.indexOf('\n## Errors\n')), /^\| `([A-Z_]+)` \|/gm);
    // Codes of the transports, which are written where a request is rejected. /auth/session has reasons of its own.
    const ofTransports = readdirSync(join(ROOT, 'src/server'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.startsWith('sign-in/'))
      .flatMap((path) =>
        all(readFileSync(join(ROOT, 'src/server', path), 'utf8'), /(?:code: |\d{3}, )'([A-Z_]+)'/g),
      )
      // A code of Node in a line of the log.
      .filter((code) => code !== 'EMFILE');
    const known = new Set<string>([
      ...FAILURE_CODES,
      ...Object.values(ApolloServerErrorCode),
      ...ofTransports,
    ]);
    expect([...table].sort()).toEqual([...known].sort());
  });
});
