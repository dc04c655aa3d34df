import { isRegisteredRedirect, redirectTo } from '../../../simulator/oauth/redirect-uri.js';

describe('A redirect URI is not registered', () => {
  test.each([
    '',
    'auth/callback',
    'https://127.0.0.1:4000/auth/callback',
    'http://127.0.0.1:4000/auth/callback/',
    'http://127.0.0.1:4000/auth/callback?next=1',
    'http://127.0.0.1:4000/auth/callback?',
    'http://127.0.0.1:4000/auth/callback#',
    'http://127.0.0.1:4000/auth/../auth/callback',
    'http://127.0.0.1:4000/auth/%63allback',
    'http://user@127.0.0.1:4000/auth/callback',
    'http://127.0.0.1.example.com/auth/callback',
    'http://localhost.example.com/auth/callback',
    'http://example.com/auth/callback',
    'http://10.0.0.1/auth/callback',
    'http://0.0.0.0:4000/auth/callback',
    'http://2130706433:4000/auth/callback',
    'HTTP://127.0.0.1:4000/auth/callback',
    'http://127.0.0.1:4000\\auth\\callback',
    ' http://127.0.0.1:4000/auth/callback',
    'javascript:alert(1)//127.0.0.1/auth/callback',
  ])('%j', (uri) => {
    expect(isRegisteredRedirect(uri, [])).toBe(false);
  });
});

test.each([
  'http://127.0.0.1:4000/auth/callback',
  'http://127.0.0.1/auth/callback',
  'http://127.8.8.8:1/auth/callback',
  'http://localhost:65535/auth/callback',
  'http://[::1]:4000/auth/callback',
])('A redirect URI is registered on any loopback port: %s', (uri) => {
  expect(isRegisteredRedirect(uri, [])).toBe(true);
});

test('Other redirect URIs are compared as text', () => {
  const others = ['https://gateway.example.com/callback'];
  expect(isRegisteredRedirect('https://gateway.example.com/callback', others)).toBe(true);
  expect(isRegisteredRedirect('https://gateway.example.com/callback/', others)).toBe(false);
});

test('The result of an authorisation is added to an existing query, escaped', () => {
  const uri = redirectTo('https://gateway.example.com/callback?keep=1', {
    code: 'a&b',
    state: 'c d',
    error: undefined,
  });
  expect(uri).toBe('https://gateway.example.com/callback?keep=1&code=a%26b&state=c+d');
});
