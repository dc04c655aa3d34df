import { parseEnv } from 'node:util';
import { choice, integer, list, optionalText } from '../../../process/declaration.js';
import { environmentFile, markdownTable, secretFilesNote, withSection } from '../../../process/document.js';

const DECLARATION = {
  WAIT_MS: integer({ min: 0, max: 9, fallback: 5 }, { description: 'How long to wait.' }),
  KEY: optionalText({ description: 'A | B.', secret: true }),
  HUES: list('hues', () => true, { description: 'Hues.', fallback: ['red', 'blue'] }),
  MODE: choice(['on', 'off'], undefined, { description: 'A mode.', defaultText: 'on; off at night' }),
};

test('The table has one row for each variable, and marks secrets', () => {
  expect(markdownTable(DECLARATION).split('\n')).toEqual([
    '| variable | default | allowed | what it does |',
    '|---|---|---|---|',
    '| `WAIT_MS` | `5` | a whole number, 0…9 | How long to wait. |',
    '| `KEY` |  | text | A \\| B. Secret. |',
    '| `HUES` | `red blue` | hues | Hues. |',
    '| `MODE` | `on; off at night` | on, off | A mode. |',
  ]);
});

test('The note on files names the variable of each secret', () => {
  expect(secretFilesNote({ ...DECLARATION, PIN: optionalText({ description: '', secret: true }) })).toContain(
    'from a file: `KEY_FILE`, `PIN_FILE` take the path',
  );
});

describe('The .env file', () => {
  const file = environmentFile(DECLARATION);

  test('sets no variable while every line is a comment', () => {
    expect(parseEnv(file)).toEqual({});
  });

  test('sets each variable to its default once its # is removed', () => {
    expect(parseEnv(file.replaceAll(/^# (?=[A-Z_]+=)/gm, ''))).toEqual({
      WAIT_MS: '5',
      KEY: '',
      HUES: 'red blue',
      MODE: '',
    });
  });

  test('describes a default that depends on other variables in words', () => {
    expect(file).toContain('# A mode.\n# Allowed: on, off. Default: on; off at night.\n# MODE=\n');
  });
});

describe('A section of a document', () => {
  const begin = '<!-- begin table: written by `npm run documents` -->';
  const end = '<!-- end table -->';

  test.each(['', begin, end, `${end}\n${begin}`])('needs both markers, in order: %j', (document) => {
    expect(() => withSection(document, 'table', 'new')).toThrow('no place for table');
  });

  test('replaces what is between the markers, and nothing else', () => {
    const document = `before\n${begin}\nold\n${end}\nafter\n`;
    const written = withSection(document, 'table', 'new');
    expect(written).toBe(`before\n${begin}\n\nnew\n\n${end}\nafter\n`);
    expect(withSection(written, 'table', 'new')).toBe(written);
  });
});
