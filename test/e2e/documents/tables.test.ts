import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { LIMITS } from '../../../src/telemetry/metrics/limits-metrics.js';
import { readDocument } from '../../support/documents.js';
import { faultTable } from '../reliability/fault-matrix.js';

const ROOT = join(__dirname, '../../..');
const LEVELS = new Set(['fatal', 'error', 'warn', 'info', 'debug', 'trace']);

interface LogCall {
  readonly place: string;
  /** The text of the call's last argument, null where it is not a literal. */
  readonly message: string | null;
}

/** The calls of a logger in a source file. */
function logCallsIn(file: string): readonly LogCall[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest);
  const calls: LogCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isLogMethod(node.expression, source)) {
      const last = node.arguments.at(-1);
      calls.push({
        place: `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`,
        message: last !== undefined && ts.isStringLiteralLike(last) ? last.text : null,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

function isLogMethod(method: ts.Expression, source: ts.SourceFile): boolean {
  if (!ts.isPropertyAccessExpression(method) || !LEVELS.has(method.name.text)) return false;
  return /\b(logger|log)$/i.test(method.expression.getText(source));
}

const calls = ['src', 'process'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => logCallsIn(`${folder}/${path}`)),
);
const messages = new Set(calls.flatMap(({ message }) => message ?? []));

/** The rows of the table whose first column is `msg`. */
const rows = /\n\| `msg` \|.*\n.*\n((?:\|.*\n)+)/.exec(readDocument('docs/operating.md').text)?.[1] ?? '';
const documented = new Set(
  rows
    .split('\n')
    .flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, message = '']) => message),
    ),
);

describe('the table of log messages in docs/operating.md', () => {
  test('can be checked, because every message in src and process is a literal', () => {
    expect(calls.length).toBeGreaterThan(30);
    expect(calls.filter(({ message }) => message === null)).toEqual([]);
  });

  test('lists every message', () => {
    expect([...messages].filter((message) => !documented.has(message))).toEqual([]);
  });

  test('lists no other message', () => {
    expect([...documented].filter((message) => !messages.has(message))).toEqual([]);
  });
});

/** A table without the padding of its cells. */
const cellsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim().replace(/^-+$/, '---'))
        .join('|'),
    );

test('docs/reliability.md has the table of faults that the tests check', () => {
  const [, section = ''] = readDocument('docs/reliability.md').text.split(
    '### Faults, by kind and endpoint\n',
  );

  expect(cellsOf(section.split('\n#', 1)[0] ?? '')).toEqual(cellsOf(faultTable()));
});

/** The words of the column "in metrics" of the table of limits. */
function wordsOfTable(): readonly string[] {
  const { text } = readDocument('docs/operating.md');
  const [, table = ''] = /^\| limit \| in \[metrics\].*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(text) ?? [];
  return table
    .split('\n')
    .flatMap((row) => [...(row.split(' | ')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, word = '']) => word));
}

test('docs/operating.md has a row for each limit that is counted, and no other', () => {
  expect([...wordsOfTable()].sort()).toEqual(Object.keys(LIMITS).sort());
});
