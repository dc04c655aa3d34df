import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { ask, askToken } from './http.js';

const CLIENT = { client_id: 'demo-client', client_secret: 'demo-secret' };
const CREDENTIALS = { grant_type: 'client_credentials', scope: 'hubs:read', ...CLIENT };

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

describe('The token endpoint rejects', () => {
  test.each<[string, Record<string, string>, number, string]>([
    ['a request without grant_type', { ...CLIENT }, 400, 'invalid_request'],
    [
      'a grant type that it does not know',
      { ...CREDENTIALS, grant_type: 'password' },
      400,
      'unsupported_grant_type',
    ],
    ['a request without a client', { grant_type: 'client_credentials' }, 401, 'invalid_client'],
    ['an unknown client', { ...CREDENTIALS, client_id: 'nobody' }, 401, 'invalid_client'],
    ['a wrong secret', { ...CREDENTIALS, client_secret: 'demo-secre' }, 401, 'invalid_client'],
    [
      'an empty secret of an unknown client',
      { ...CREDENTIALS, client_id: 'nobody', client_secret: '' },
      401,
      'invalid_client',
    ],
    [
      'the secret of another client',
      { ...CREDENTIALS, client_secret: 'other-secret' },
      401,
      'invalid_client',
    ],
    ['client credentials without scope', { ...CREDENTIALS, scope: '' }, 400, 'invalid_scope'],
    ['an unknown scope', { ...CREDENTIALS, scope: 'hubs:read hubs:own' }, 400, 'invalid_scope'],
    [
      'an authorisation code that was never issued',
      {
        ...CLIENT,
        grant_type: 'authorization_code',
        code: 'x',
        redirect_uri: 'http://127.0.0.1:4000/auth/callback',
      },
      400,
      'invalid_grant',
    ],
    [
      'an authorisation code without redirect_uri',
      { ...CLIENT, grant_type: 'authorization_code', code: 'x' },
      400,
      'invalid_request',
    ],
    ['a missing code', { ...CLIENT, grant_type: 'authorization_code' }, 400, 'invalid_request'],
    [
      'a refresh token that was never issued',
      { ...CLIENT, grant_type: 'refresh_token', refresh_token: 'x' },
      400,
      'invalid_grant',
    ],
    ['a missing refresh token', { ...CLIENT, grant_type: 'refresh_token' }, 400, 'invalid_request'],
  ])('%s', async (_, fields, status, error) => {
    const answer = await askToken(simulator.url, fields);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ error, error_description: expect.any(String) as string });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('www-authenticate') !== null).toBe(status === 401);
  });

  test('a repeated field', async () => {
    const body = new URLSearchParams([...Object.entries(CREDENTIALS), ['scope', 'hubs:write']]);
    const answer = await ask(`${simulator.url}/identity/oauth/v2/token`, { method: 'POST', body });
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_request' } });
  });

  test.each([
    ['JSON', 'application/json', JSON.stringify(CREDENTIALS)],
    ['text', 'text/plain', 'grant_type=client_credentials'],
    ['an unknown type', 'application/x-unknown', 'x'],
    ['broken JSON', 'application/json', '{"grant_type":'],
  ])('%s instead of a form', async (_, type, body) => {
    const url = `${simulator.url}/identity/oauth/v2/token`;
    const answer = await ask(url, { method: 'POST', body, headers: { 'content-type': type } });
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_request' } });
  });

  test('a client that uses two authentication methods', async () => {
    const answer = await askToken(simulator.url, CREDENTIALS, basic('demo-client:demo-secret'));
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_request' } });
  });

  test.each([
    ['a wrong secret', basic('demo-client:wrong')],
    ['no colon', basic('demo-client')],
    ['another scheme', { authorization: 'Bearer demo-secret' }],
  ])('HTTP Basic with %s', async (_, headers) => {
    const answer = await askToken(simulator.url, { grant_type: 'client_credentials', scope: 'sub' }, headers);
    expect(answer).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
  });
});

describe('Client credentials', () => {
  test('give tokens with the requested scopes', async () => {
    const answer = await askToken(simulator.url, { ...CREDENTIALS, scope: 'hubs:write hubs:read' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.json).toEqual({
      access_token: expect.stringMatching(/^opr_[\w-]{43}$/) as string,
      refresh_token: expect.stringMatching(/^opf_[\w-]{43}$/) as string,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'hubs:read hubs:write',
    });
  });

  test('can be sent by HTTP Basic too', async () => {
    const fields = { grant_type: 'client_credentials', scope: 'hubs:read' };
    const answer = await askToken(simulator.url, fields, basic('demo-client:demo-secret'));
    expect(answer.status).toBe(200);
  });

  test('expire by the clock of the world', async () => {
    const token = await simulator.token();
    await simulator.control.advance(3599);
    expect(await ask(`${simulator.url}/api/spaces/v1`, { token })).toMatchObject({ status: 200 });
    await simulator.control.advance(1);
    expect(await ask(`${simulator.url}/api/spaces/v1`, { token })).toMatchObject({
      status: 401,
      json: { error: 'invalid_token', message: 'The token is unknown, expired or revoked.' },
    });
  });
});

describe('A refresh', () => {
  const refresh = (refresh_token = '', more: Record<string, string> = {}) =>
    askToken(simulator.url, { ...CLIENT, grant_type: 'refresh_token', refresh_token, ...more });

  test('is rejected for another client', async () => {
    const { refresh_token } = await simulator.serviceTokens();
    const other = { client_id: 'other-client', client_secret: 'other-secret' };
    expect(await refresh(refresh_token, other)).toMatchObject({
      status: 400,
      json: { error: 'invalid_grant' },
    });
    expect(await refresh(refresh_token)).toMatchObject({ status: 200 });
  });

  test('is rejected the second time', async () => {
    const { refresh_token } = await simulator.serviceTokens();
    await refresh(refresh_token);
    expect(await refresh(refresh_token)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  test('is rejected for more scopes than were granted', async () => {
    const { refresh_token } = await simulator.serviceTokens({ scopes: 'hubs:read' });
    expect(await refresh(refresh_token, { scope: 'hubs:write' })).toMatchObject({
      status: 400,
      json: { error: 'invalid_scope' },
    });
  });

  test('is rejected when the refresh token has expired', async () => {
    const { refresh_token } = await simulator.serviceTokens();
    await simulator.control.advance(2_592_000);
    expect(await refresh(refresh_token)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  test('gives two new tokens, and the old access token stays valid', async () => {
    const first = await simulator.serviceTokens();
    const second = await refresh(first.refresh_token, {
      redirect_uri: 'http://127.0.0.1:4000/auth/callback',
    });
    expect(second).toMatchObject({ status: 200, json: { expires_in: 3600, scope: first.scope } });
    expect(second.text).not.toContain(first.access_token);
    expect(second.text).not.toContain(first.refresh_token);
    const old = await ask(`${simulator.url}/api/spaces/v1`, { token: first.access_token });
    expect(old.status).toBe(200);
  });

  test('can request fewer scopes, and the next one all again', async () => {
    const { refresh_token } = await simulator.serviceTokens({ scopes: 'hubs:read hubs:write' });
    const fewer = await refresh(refresh_token, { scope: 'hubs:read' });
    expect(fewer).toMatchObject({ status: 200, json: { scope: 'hubs:read' } });
    const { refresh_token: next } = fewer.json as { refresh_token: string };
    expect(await refresh(next)).toMatchObject({ json: { scope: 'hubs:read hubs:write' } });
  });
});
