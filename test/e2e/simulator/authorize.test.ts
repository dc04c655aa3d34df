import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { authorizeUser } from '../../support/simulator-tokens.js';
import { ask, askToken } from './http.js';

const CALLBACK = 'http://127.0.0.1:4000/auth/callback';
const QUERY = {
  client_id: 'demo-client',
  redirect_uri: CALLBACK,
  response_type: 'code',
  scope: 'hubs:read hubs:write',
  state: 'a b&c=d',
};

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

function pageOf(query: Record<string, string | undefined>): URL {
  const page = new URL('/identity/oauth/v2/authorize', simulator.url);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) page.searchParams.append(name, value);
  }
  return page;
}

const submit = (page: URL, fields: Record<string, string>) =>
  ask(page, { method: 'POST', body: new URLSearchParams(fields) });

const exchange = (code: string | null, more: Record<string, string> = {}) =>
  askToken(simulator.url, {
    client_id: 'demo-client',
    client_secret: 'demo-secret',
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: CALLBACK,
    ...more,
  });

describe('The page shows the reason and does not redirect, for', () => {
  test.each([
    ['no client', { client_id: undefined }],
    ['an unknown client', { client_id: 'nobody' }],
    ['no redirect_uri', { redirect_uri: undefined }],
    ['a redirect_uri elsewhere', { redirect_uri: 'https://evil.example/auth/callback' }],
    ['a redirect_uri of another path', { redirect_uri: 'http://127.0.0.1:4000/elsewhere' }],
    ['a redirect_uri that is not a URL', { redirect_uri: '"><script>alert(1)</script>' }],
  ])('%s', async (_, change) => {
    const answer = await ask(pageOf({ ...QUERY, ...change }));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('This link does not work');
    expect(answer.text).not.toContain('<script');
  });
});

describe('The client receives by a redirect the error of', () => {
  test.each([
    ['no response_type', { response_type: undefined }, 'invalid_request'],
    ['another response_type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no scope', { scope: undefined }, 'invalid_scope'],
    ['an unknown scope', { scope: 'hubs:read hubs:own' }, 'invalid_scope'],
    ['an unknown challenge method', { code_challenge: 'x', code_challenge_method: 'S1' }, 'invalid_request'],
    [
      'a challenge that is not a SHA-256',
      { code_challenge: 'x', code_challenge_method: 'S256' },
      'invalid_request',
    ],
    ['a method without a challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
  ])('%s', async (_, change, error) => {
    const answer = await ask(pageOf({ ...QUERY, ...change }));
    expect(answer.status).toBe(303);
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe(CALLBACK);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('state')).toBe(QUERY.state);
    expect(back.searchParams.has('code')).toBe(false);
  });

  test('a repeated parameter', async () => {
    const page = pageOf(QUERY);
    page.searchParams.append('scope', 'email');
    const back = new URL((await ask(page)).headers.get('location') ?? '');
    expect(back.searchParams.get('error')).toBe('invalid_request');
  });
});

describe('Signing in', () => {
  test.each([
    ['a wrong password', { email: 'admin@demo.example', password: 'wrong' }],
    ['an unknown user', { email: 'nobody@demo.example', password: 'demo' }],
    ['nothing', {}],
  ])('shows the form again after %s', async (_, fields) => {
    const answer = await submit(pageOf(QUERY), { ...fields, decision: 'sign-in' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('The e-mail address or the password is wrong.');
  });

  test('escapes the input that it shows again', async () => {
    const email = '"><img src=x onerror=alert(1)>';
    const answer = await submit(pageOf(QUERY), { email, password: 'x' });
    expect(answer.text).not.toContain('<img');
    expect(answer.text).toContain('&quot;&gt;&lt;img');
  });

  test('can be cancelled', async () => {
    const answer = await submit(pageOf(QUERY), { decision: 'deny' });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: 'access_denied',
      state: QUERY.state,
    });
  });

  test('shows a page without scripts and external resources', async () => {
    const answer = await ask(pageOf(QUERY));
    expect(answer.status).toBe(200);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).not.toMatch(/<script|src=|href=/);
    expect(answer.text).toContain('demo-client (Demo AB)');
  });
});

describe('Consent', () => {
  const signIn = async (email: string, query: Record<string, string> = QUERY) => {
    const page = pageOf(query);
    const { text } = await submit(page, { email, password: 'demo' });
    const ticket = /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const account = /name="account" value="([^"]+)"/.exec(text)?.[1] ?? '';
    return { page, text, ticket, account };
  };

  test('is shown with the organisation and the scopes', async () => {
    const { text, account } = await signIn('admin@demo.example');
    expect(account).toBe(simulator.world.accounts[0]?.id);
    expect(text).toContain('(hubs:read)');
    expect(text).toContain('(hubs:write)');
    expect(text).not.toContain('<s>');
  });

  test('can be denied', async () => {
    const { page, ticket, account } = await signIn('admin@demo.example');
    const answer = await submit(page, { ticket, account, decision: 'deny' });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe(QUERY.state);
  });

  test('can be given once, and not for an organisation of others', async () => {
    const { page, ticket, account } = await signIn('admin@demo.example');
    const foreign = simulator.world.accounts[1]?.id ?? '';
    const rejected = await submit(page, { ticket, account: foreign, decision: 'allow' });
    expect(rejected.status).toBe(400);
    const again = await submit(page, { ticket, account, decision: 'allow' });
    expect(again).toMatchObject({ status: 401 });
    expect(again.text).toContain('has expired');
  });

  test('covers the request for which the user signed in', async () => {
    const { ticket, account } = await signIn('admin@demo.example', { ...QUERY, scope: 'hubs:read' });
    const answer = await submit(pageOf(QUERY), { ticket, account, decision: 'allow' });
    const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code');
    expect(await exchange(code)).toMatchObject({ status: 200, json: { scope: 'hubs:read' } });
  });

  test('expires after ten minutes', async () => {
    const { page, ticket, account } = await signIn('admin@demo.example');
    await simulator.control.advance(600);
    expect(await submit(page, { ticket, account, decision: 'allow' })).toMatchObject({ status: 401 });
  });

  test('of a reader omits hubs:write', async () => {
    const { text } = await signIn('reader@demo.example');
    expect(text).toContain('your role does not allow it');
    const back = await authorizeUser(simulator.url, { email: 'reader@demo.example', scopes: QUERY.scope });
    const answer = await exchange(back.searchParams.get('code'));
    expect(answer).toMatchObject({ status: 200, json: { scope: 'hubs:read' } });
  });

  test('of a reader to hubs:write alone grants nothing', async () => {
    const back = await authorizeUser(simulator.url, { email: 'reader@demo.example', scopes: 'hubs:write' });
    expect(back.searchParams.get('error')).toBe('access_denied');
  });

  test.each([
    'http://localhost:51234/auth/callback',
    'http://[::1]:4000/auth/callback',
    'http://127.0.0.1/auth/callback',
  ])('redirects the browser to %s with the unchanged state', async (redirectUri) => {
    const back = await authorizeUser(simulator.url, { redirectUri }, { state: QUERY.state });
    expect(back.href.startsWith(`${redirectUri}?`)).toBe(true);
    expect(back.searchParams.get('state')).toBe(QUERY.state);
    const answer = await exchange(back.searchParams.get('code'), { redirect_uri: redirectUri });
    expect(answer.status).toBe(200);
  });
});

describe('A code', () => {
  const codeFor = async (query: Record<string, string> = {}) =>
    (await authorizeUser(simulator.url, {}, query)).searchParams.get('code');

  test.each<[string, Record<string, string>]>([
    ['another client', { client_id: 'other-client', client_secret: 'other-secret' }],
    ['another redirect_uri', { redirect_uri: 'http://localhost:4000/auth/callback' }],
  ])('is not valid for %s', async (_, change) => {
    const code = await codeFor();
    expect(await exchange(code, change)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
    expect(await exchange(code)).toMatchObject({ status: 200 });
  });

  test('expires after a minute', async () => {
    const code = await codeFor();
    await simulator.control.advance(60);
    expect(await exchange(code)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  test('that is used twice revokes the tokens issued for it', async () => {
    const code = await codeFor();
    const { json } = await exchange(code);
    const { access_token: token, refresh_token } = json as { access_token: string; refresh_token: string };
    expect(await ask(`${simulator.url}/api/hubs/v1`, { token })).toMatchObject({ status: 200 });
    expect(await exchange(code)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
    expect(await ask(`${simulator.url}/api/hubs/v1`, { token })).toMatchObject({ status: 401 });
    const refreshed = await exchange(null, { grant_type: 'refresh_token', refresh_token });
    expect(refreshed).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  test('without a challenge accepts any verifier', async () => {
    expect(await exchange(await codeFor(), { codeVerifier: 'anything' })).toMatchObject({ status: 200 });
  });
});
