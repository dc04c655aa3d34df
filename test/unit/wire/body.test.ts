import { createHash } from 'node:crypto';
import {
  type Body,
  bytesOf,
  consistsOf,
  copyOf,
  digestOf,
  EMPTY_BODY,
  textOf,
} from '../../../src/wire/body.js';
import { parseBody } from '../../../src/wire/parse-body.js';

function bodyOf(...chunks: readonly (string | Buffer)[]): Body {
  const buffers = chunks.map((chunk) => Buffer.from(chunk));
  return { chunks: buffers, length: Buffer.concat(buffers).length };
}

describe('the bytes of a body', () => {
  it.each([
    ['shorter', bodyOf('ab')],
    ['longer', bodyOf('abcd')],
    ['different at its end', bodyOf('ab', 'd')],
    ['different at its beginning', bodyOf('b', 'bc')],
    ['empty', EMPTY_BODY],
  ])('are not equal to one that is %s', (_title, other) => {
    expect(consistsOf(other, copyOf(bodyOf('abc')))).toBe(false);
  });

  it('are equal however they are cut into chunks', () => {
    const kept = copyOf(bodyOf('abc'));
    for (const body of [bodyOf('abc'), bodyOf('a', 'bc'), bodyOf('a', '', 'b', 'c')]) {
      expect(consistsOf(body, kept)).toBe(true);
    }
    expect(consistsOf(EMPTY_BODY, copyOf(EMPTY_BODY))).toBe(true);
  });

  it('are copied into memory that nothing else uses', () => {
    const copy = copyOf(bodyOf('ab', 'c'));

    expect(copy.toString()).toBe('abc');
    expect(copy.buffer.byteLength).toBe(3);
  });

  it('have the same digest however they are cut into chunks', async () => {
    const expected = createHash('sha256').update('abc').digest('base64');

    expect(await digestOf(bodyOf('abc'))).toBe(expected);
    expect(await digestOf(bodyOf('a', 'bc'))).toBe(expected);
  });
});

it('The text of a body has no byte order mark, and characters that chunks cut in half are whole', async () => {
  const text = `["${'ä😀'.repeat(60_000)}"]`;
  const bytes = Buffer.from(`\ufeff${text}`);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 997) }, (_, index) =>
    bytes.subarray(index * 997, (index + 1) * 997),
  );
  const body = { chunks, length: bytes.length };

  expect(await textOf(body)).toBe(text);
  expect(bytesOf(body).equals(bytes)).toBe(true);
  expect(await parseBody(body)).toEqual(JSON.parse(text));
});
