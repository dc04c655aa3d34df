import { requestIdOf } from '../../../src/server/transports/request-id.js';

const UUID = /^[0-9a-f-]{36}$/;

describe('requestIdOf', () => {
  it.each([undefined, '', ' ', 'a b', 'a\nb', '{}', 'é', 'x'.repeat(101), 'one, two'])(
    'makes a new one for %p',
    (given) => {
      expect(requestIdOf({ headers: { 'x-request-id': given } })).toMatch(UUID);
    },
  );

  it('makes a new one each time', () => {
    expect(requestIdOf({ headers: {} })).not.toBe(requestIdOf({ headers: {} }));
  });

  it.each(['a', '0', 'A.b_c:d-e', 'x'.repeat(100)])('keeps %s', (given) => {
    expect(requestIdOf({ headers: { 'x-request-id': given } })).toBe(given);
  });
});
