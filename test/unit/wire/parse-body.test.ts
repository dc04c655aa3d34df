import { isDeepStrictEqual } from 'node:util';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { DEEPEST_JSON, MOST_JSON_VALUES, PIECE_BYTES } from '../../../src/wire/json-list.js';
import { parseJson } from '../../../src/wire/json.js';
import { parseBody as parseBytes } from '../../../src/wire/parse-body.js';

/** The number of texts with random errors: after a change of the parser, three times as many are worth their time. */
const ROUNDS = 500;

/** A list that is parsed in three pieces or more. */
const LONG = 2.5 * PIECE_BYTES;

/** Parses a text as it arrives: its bytes in chunks, which may cut characters and tokens in half. */
function parseBody(text: string): Promise<unknown> {
  const bytes = Buffer.from(text);
  const half = Math.floor(bytes.length / 2);
  return parseBytes({ chunks: [bytes.subarray(0, half), bytes.subarray(half)], length: bytes.length });
}

function listOf(...rows: readonly string[]): string {
  const entries: string[] = [];
  for (let length = 0, index = 0; length < LONG; index += 1) {
    const row = rows[index % rows.length] ?? '0';
    entries.push(row);
    length += row.length + 1;
  }
  return `[${entries.join(',')}]`;
}

async function isParsedAsByJson(text: string, expected: unknown): Promise<boolean> {
  const parsed = await parseBody(text);
  // The text shows the order of keys, which equality ignores.
  return isDeepStrictEqual(parsed, expected) && JSON.stringify(parsed) === JSON.stringify(expected);
}

const ROWS = [
  '{"id":"a,]\\"}[\\\\","n":[1,{"x":[]}]}',
  '"\\\\\\""',
  '[ ]',
  ' {} ',
  '-0',
  '[[2],",,"]',
  'null',
  '"ä€😀"',
];
const LIST = listOf(...ROWS);

describe('the parser of bodies', () => {
  it.each([
    ['no text', ''],
    ['an unfinished string', '["abc'],
    ['an unfinished list', '[1, 2'],
    ['two values', '[1] [2]'],
    ['a list that a brace ends', '[1}'],
    ['brackets that close first', ']['],
    ['a long list that ends with a comma', LIST.replace(/\]$/, ',]')],
    ['a long list that begins with a comma', LIST.replace('[', '[,')],
    ['a long list that a brace ends', LIST.replace(/\]$/, '}')],
    ['a long list with more behind it', `${LIST} 1`],
    ['a long list with a second one behind it', `${LIST} []`],
    ['a long list without its bracket', LIST.slice(0, -1)],
    ['a list of commas', `[${','.repeat(LONG)}]`],
    ['a list in a list that is open', `[${LIST}`],
    ['an envelope that a bracket ends', `{"rows":${LIST}]`],
    ['an envelope with a key alone', `{"rows":${LIST},"next"}`],
  ])('rejects %s', async (_title, text) => {
    expect(await parseBody(text)).toBeUndefined();
  });

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('rejects %s that are nested too deeply, and accepts those at the limit', async (_title, open, close) => {
    const nested = (depth: number) => `${open.repeat(depth - 1)}{}${close.repeat(depth - 1)}`;

    expect(await parseBody(nested(DEEPEST_JSON + 1))).toBeUndefined();
    expect(await parseBody(nested(DEEPEST_JSON))).toEqual(JSON.parse(nested(DEEPEST_JSON)));
  });

  it('rejects a text with too many values', async () => {
    expect(await parseBody(`[${'0,'.repeat(MOST_JSON_VALUES)}0]`)).toBeUndefined();
    expect(await parseBody(`[${'0,'.repeat(MOST_JSON_VALUES / 10)}0]`)).toHaveLength(
      MOST_JSON_VALUES / 10 + 1,
    );
  });

  it.each([
    ['a scalar', ' 1.5e3 '],
    ['an empty list', ' [ ] '],
    ['a list of spaces', `[${' '.repeat(LONG)}]`],
    ['a short list', '[{"a":1},2]'],
    ['a long list', LIST],
    ['a long list with spaces around', ` \n${LIST}\t`],
    ['an envelope', `{"total":3,"rows":${LIST},"next":{"page":[2]}}`],
    ['an envelope whose list comes last', `{"total":3,"rows":${LIST}}`],
    ['an envelope with two long lists', `{"rows":${LIST},"more":${LIST}}`],
    ['an envelope with a short list before the long one', `{"first":[1],"rows":${LIST}}`],
    ['an envelope with keys that are numbers', `{"2":0,"1":${LIST},"0":1}`],
    ['an envelope whose list is replaced', `{"rows":${LIST},"rows":7}`],
    ['an envelope whose list replaces a value', `{"rows":7,"x":0,"rows":${LIST}}`],
    ['an envelope whose list is in __proto__', `{"__proto__":${LIST}}`],
    ['an envelope whose __proto__ is an object', `{"__proto__":{"a":1},"rows":${LIST}}`],
    ['a list of lists', `[${LIST},${LIST}]`],
    ['a long string', `"${'a\\"'.repeat(LONG)}"`],
    ['a long object', `{"a":{"b":${LIST}}}`],
    ['rows with __proto__ twice', listOf('{"__proto__":{"a":1},"__proto__":[2],"b":{"__proto__":3}}')],
  ])('returns what JSON.parse returns of %s', async (_title, text) => {
    const expected = parseJson(text);

    expect(expected).toBeDefined();
    expect(await isParsedAsByJson(text, expected)).toBe(true);
  });

  it('agrees with JSON.parse about texts with random errors', async () => {
    const random = xoroshiro128plus(20_261_121);
    const below = (limit: number) => uniformInt(random, 0, limit - 1);
    const inserted = [
      '',
      ',',
      '[',
      ']',
      '{',
      '}',
      '"',
      '\\',
      ':',
      '1',
      ' ',
      '[]',
      ',,',
      '],[',
      'null,',
      '{},',
    ];
    const texts = [
      LIST,
      `{"n":1,"rows":${LIST},"m":{"a":0}}`,
      listOf('1', '[]'),
      '[[1],{"a":[2,"x,]"]},"\\"",3]',
    ];
    const disagreements: string[] = [];
    let valid = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = texts[round % texts.length] ?? '';
      // Half of the errors are where the pieces meet.
      const around = below(2) === 0 ? below(text.length) : (1 + below(2)) * PIECE_BYTES + below(60);
      const at = Math.min(around, text.length);
      const change = inserted[below(inserted.length)] ?? '';
      const changed = `${text.slice(0, at)}${change}${text.slice(at + below(3))}`;
      // Half a character of a text is U+FFFD in UTF-8.
      const expected = parseJson(Buffer.from(changed).toString());
      if (expected !== undefined) valid += 1;
      if (!(await isParsedAsByJson(changed, expected)))
        disagreements.push(`${change} at ${at} of text ${round % texts.length}`);
    }

    expect(disagreements).toEqual([]);
    expect(valid).toBeGreaterThan(ROUNDS / 15);
    expect(valid).toBeLessThan(ROUNDS - ROUNDS / 15);
  });

  it('lets other work run while it parses a long list', async () => {
    let turns = 0;
    let isDone = false;
    const other = () => {
      turns += 1;
      if (!isDone) setImmediate(other);
    };
    setImmediate(other);
    const rows = await parseBody(`[${'{"a":[1,2,3],"b":"text"},'.repeat(200_000)}0]`);
    isDone = true;

    expect(rows).toHaveLength(200_001);
    expect(turns).toBeGreaterThan(5);
  });
});
