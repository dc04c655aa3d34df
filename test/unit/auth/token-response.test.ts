import { readScopes, scopesOfJwt } from '../../../src/auth/oauth/jwt-claims.js';
import { readTokenResponse } from '../../../src/auth/oauth/token-response.js';

const now = Date.parse('2026-03-25T09:00:00Z');
const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('the answer of the token endpoint', () => {
  it.each<[unknown]>([
    [null],
    [undefined],
    ['token'],
    [7],
    [[]],
    [{}],
    [{ access_token: '' }],
    [{ access_token: 7 }],
    [{ accessToken: 'x' }],
  ])('is not valid without an access token: %p', (body) => {
    expect(readTokenResponse(body, now)).toBeNull();
  });

  it.each<[string, object, number]>([
    ['seconds', { expires_in: 7_200 }, 2 * HOUR],
    ['seconds as text', { expires_in: '7200' }, 2 * HOUR],
    ['seconds with a fraction', { expires_in: 0.5 }, 500],
    ['a date', { expires_in: '2026-03-25T11:00:00.000Z' }, 2 * HOUR],
    ['seconds under the other name', { access_expires_in: 7_200 }, 2 * HOUR],
    ['text under the other name', { access_expires_in: '7200' }, 2 * HOUR],
    ['a date under the other name', { access_expires_in: '2026-03-25T11:00:00.000Z' }, 2 * HOUR],
    ['a date of another zone', { access_expires_in: '2026-03-25T13:00:00+02:00' }, 2 * HOUR],
    ['the first name before the other', { expires_in: 60, access_expires_in: 7_200 }, MINUTE],
    ['the other name where the first is null', { expires_in: null, access_expires_in: 7_200 }, 2 * HOUR],
    ['nothing', {}, HOUR],
    ['an empty text', { expires_in: '' }, HOUR],
    ['no date', { access_expires_in: 'soon' }, HOUR],
    ['a list', { expires_in: [7_200] }, HOUR],
    ['true', { expires_in: true }, HOUR],
    ['zero', { expires_in: 0 }, 0],
    ['a negative number', { expires_in: -5 }, 0],
    ['a date in the past', { access_expires_in: '2020-01-01T00:00:00Z' }, 0],
  ])('ends after the lifetime given as %s', (_title, answer, lifeMs) => {
    expect(readTokenResponse({ access_token: 't', ...answer }, now)?.expiresAt).toBe(now + lifeMs);
  });

  it.each([
    [3_600, 3_540],
    [121, 61],
    [120, 60],
    [60, 30],
    [2, 1],
    [0, 0],
  ])('that lives %d seconds is renewed after %d', (life, renewal) => {
    expect(readTokenResponse({ access_token: 't', expires_in: life }, now)?.renewAt).toBe(
      now + renewal * 1_000,
    );
  });

  it.each<[unknown, string | null]>([
    ['r', 'r'],
    ['', null],
    [null, null],
    [7, null],
  ])('with the refresh token %p has %p', (refresh_token, refreshToken) => {
    expect(readTokenResponse({ access_token: 't', refresh_token }, now)?.refreshToken).toBe(refreshToken);
  });
});

describe('scopes', () => {
  it.each<[unknown, readonly string[] | null]>([
    ['a b', ['a', 'b']],
    [' a  b ', ['a', 'b']],
    ['', []],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [['a', 7], null],
    [undefined, null],
    [{}, null],
  ])('written as %p are %p', (sent, scopes) => {
    expect(readScopes(sent)).toEqual(scopes);
  });

  const jwt = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

  it.each<[string, string, readonly string[] | null]>([
    ['an opaque token', 'opaque', null],
    ['a token with dots', 'a.b.c', null],
    ['a JWT without scopes', jwt({ sub: 'u' }), null],
    ['a JWT of null', jwt(null), null],
    ['a JWT with scope', jwt({ scope: 'a b' }), ['a', 'b']],
    ['a JWT with scp', jwt({ scp: ['a'] }), ['a']],
  ])('of %s', (_title, token, scopes) => {
    expect(scopesOfJwt(token)).toEqual(scopes);
  });
});
