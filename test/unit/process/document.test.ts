import { parseEnv } from 'node:util';
import { choice, integer, optionalText } from '../../../process/declaration.js';
import { environmentFile, markdownTable, withSection } from '../../../process/document.js';

const DECLARATION = {
  WAIT_MS: integer({ min: 0, max: 9, fallback: 5 }, { description: 'How long to wait.' }),
  KEY: optionalText({ description: 'A | B.', secret: true }),
  MODE: choice(['on', 'off'], undefined, { description: 'A mode.', defaultText: 'on; off at night' }),
};

test('The table has a row a variable, and marks secrets', () => {
  expect(markdownTable(DECLARATION).split('\n')).toEqual([
    '| variable | default | allowed | what it does |',
    '|---|---|---|---|',
    '| `WAIT_MS` | `5` | a whole number, 0…9 | How long to wait. |',
    '| `KEY` |  | text | A \\| B. Secret. |',
    '| `MODE` | `on; off at night` | on, off | A mode. |',
  ]);
});

describe('The file of variables', () => {
  const file = environmentFile(DECLARATION);

  test('sets nothing as it stands', () => {
    expect(parseEnv(file)).toEqual({});
  });

  test('sets each to its default where its # is taken away', () => {
    expect(parseEnv(file.replaceAll(/^# (?=[A-Z_]+=)/gm, ''))).toEqual({ WAIT_MS: '5', KEY: '', MODE: '' });
  });

  test('tells in words a default that is no value', () => {
    expect(file).toContain('# A mode.\n# Allowed: on, off. Default: on; off at night.\n# MODE=\n');
  });
});

describe('A section of a document', () => {
  const begin = '<!-- begin table: written by `npm run documents` -->';
  const end = '<!-- end table -->';

  test.each(['', begin, end, `${end}\n${begin}`])('has to have its place in it: %j', (document) => {
    expect(() => withSection(document, 'table', 'new')).toThrow('no place for table');
  });

  test('takes the place of what was there, and of nothing else', () => {
    const document = `before\n${begin}\nold\n${end}\nafter\n`;
    const written = withSection(document, 'table', 'new');
    expect(written).toBe(`before\n${begin}\n\nnew\n\n${end}\nafter\n`);
    expect(withSection(written, 'table', 'new')).toBe(written);
  });
});
