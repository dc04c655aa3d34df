import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list, optionalText } from '../../../process/declaration.js';
import { EnvironmentError, readEnvironment } from '../../../process/read-environment.js';
import { variableNames } from '../../../process/secret-files.js';

const DECLARATION = {
  KEY: optionalText({ description: 'A key.', secret: true }),
  PINS: list('pins of four digits', (item) => /^\d{4}$/.test(item), { description: 'Pins.', secret: true }),
  NAME: optionalText({ description: 'A name.' }),
};

const folder = mkdtempSync(join(tmpdir(), 'secret-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this content. */
function fileWith(content: string): string {
  const path = join(folder, `secret-${Math.random()}`);
  writeFileSync(path, content);
  return path;
}

/** The violations of an environment; empty if it has none. */
function violations(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readEnvironment(DECLARATION, environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.violations;
    throw error;
  }
  return [];
}

describe('A violation', () => {
  test('is a secret that is set twice', () => {
    const path = fileWith('swordfish');
    expect(violations({ KEY: 'swordfish', KEY_FILE: path })).toEqual([
      'KEY and KEY_FILE are both set: set one of them',
    ]);
  });

  test.each([
    ['a file that does not exist', () => join(folder, 'swordfish'), 'ENOENT'],
    ['a folder', () => folder, 'EISDIR'],
    ['a path below a file', () => join(fileWith('swordfish'), 'swordfish'), 'ENOTDIR'],
    ['a secret in place of a path', () => 'swordfish'.repeat(100), 'ENAMETOOLONG'],
    ['a path that no system accepts', () => 'sword\0fish', 'ERR_INVALID_ARG_VALUE'],
  ])('is %s, with its error code and without the path', (_what, pathOf, errno) => {
    expect(violations({ KEY_FILE: pathOf() })).toEqual([
      `KEY_FILE names a file that cannot be read: ${errno}`,
    ]);
  });

  test.each(['', '\n', ' \r\n\n'])('is an empty file: %j', (content) => {
    expect(violations({ KEY_FILE: fileWith(content) })).toEqual(['KEY_FILE names an empty file']);
  });

  test('is a value that is not allowed, without the value', () => {
    expect(violations({ PINS_FILE: fileWith('swordfish\n') })).toEqual([
      'PINS_FILE must be pins of four digits, separated by commas',
    ]);
  });

  test('of a file is reported with all others', () => {
    expect(violations({ KEY_FILE: folder, PINS_FILE: folder })).toEqual([
      'KEY_FILE names a file that cannot be read: EISDIR',
      'PINS_FILE names a file that cannot be read: EISDIR',
    ]);
  });
});

describe('The value of a secret', () => {
  test.each(['swordfish', 'swordfish\n', 'swordfish\r\n', '\uFEFFswordfish\n'])(
    'is the content of its file, without line break and byte order mark: %j',
    (content) => {
      expect(readEnvironment(DECLARATION, { KEY_FILE: fileWith(content) }).KEY).toBe('swordfish');
    },
  );

  test('may contain line breaks', () => {
    expect(readEnvironment(DECLARATION, { KEY_FILE: fileWith('sword\nfish\n') }).KEY).toBe('sword\nfish');
  });

  test('may be a list with one item a line', () => {
    expect(readEnvironment(DECLARATION, { PINS_FILE: fileWith('1234\n5678\n') }).PINS).toEqual([
      '1234',
      '5678',
    ]);
  });

  test('is that of the variable where the name of the file is empty', () => {
    expect(readEnvironment(DECLARATION, { KEY: 'swordfish', KEY_FILE: ' ' }).KEY).toBe('swordfish');
  });
});

test('A variable that is not a secret is not read from a file', () => {
  expect(readEnvironment(DECLARATION, { NAME_FILE: fileWith('Ada') }).NAME).toBeUndefined();
  expect(variableNames(DECLARATION)).toEqual(['KEY', 'KEY_FILE', 'PINS', 'PINS_FILE', 'NAME']);
});
