import { identify } from '../../../../src/datasources/cache/body-identity.js';

/** A body whose bytes arrive in two chunks. */
function bodyOf(text: string) {
  const bytes = Buffer.from(text);
  return { chunks: [bytes.subarray(0, 3), bytes.subarray(3)], length: bytes.length };
}

describe.each([
  ['short', 10],
  ['long', 2_000_000],
])('a %s body', (_title, length) => {
  const text = 'a'.repeat(length);

  it('has another identity than one that differs in its last byte, or in its length', async () => {
    const last = await identify(bodyOf(text), null);

    expect(await identify(bodyOf(`${text.slice(1)}b`), last)).not.toBe(last);
    expect(await identify(bodyOf(text.slice(1)), last)).not.toBe(last);
  });

  it('that equals the last one has the same identity', async () => {
    const last = await identify(bodyOf(text), null);

    expect(await identify(bodyOf(text), last)).toBe(last);
  });
});
