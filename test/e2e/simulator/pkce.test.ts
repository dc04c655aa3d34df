import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { authorizeUser } from '../../support/simulator-tokens.js';
import { askToken } from './http.js';

const CALLBACK = 'http://127.0.0.1:4000/auth/callback';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const exchange = (code: string | null, more: Record<string, string> = {}) =>
  askToken(simulator.url, {
    client_id: 'demo-client',
    client_secret: 'demo-secret',
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: CALLBACK,
    ...more,
  });

test('A missing challenge is rejected if PKCE is required', async () => {
  const strict = await startSimulator({ pkce: 'required' });
  await expect(authorizeUser(strict.url)).rejects.toThrow('no consent form: 303');
  await strict.stop();
});

describe('With a challenge', () => {
  // The verifier and its challenge of RFC 7636, appendix B.
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const s256 = {
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  };

  test.each<[string, Record<string, string>]>([
    ['no verifier', {}],
    ['a wrong verifier', { code_verifier: verifier.replace('d', 'e') }],
    ['the challenge for a verifier', { code_verifier: s256.code_challenge }],
  ])('%s is rejected', async (_, fields) => {
    const back = await authorizeUser(simulator.url, {}, s256);
    const answer = await exchange(back.searchParams.get('code'), fields);
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  test.each(['codeVerifier', 'code_verifier'])('the verifier is read from %s', async (name) => {
    const back = await authorizeUser(simulator.url, {}, s256);
    expect(await exchange(back.searchParams.get('code'), { [name]: verifier })).toMatchObject({
      status: 200,
    });
  });

  test('the method plain is supported', async () => {
    const back = await authorizeUser(simulator.url, {}, { code_challenge: verifier });
    const answer = await exchange(back.searchParams.get('code'), { code_verifier: verifier });
    expect(answer.status).toBe(200);
  });

  test.each([
    ['codeVerifier', 'code_verifier'],
    ['code_verifier', 'codeVerifier'],
  ] as const)('only %s is read if SIMULATOR_VERIFIER selects it', async (name, other) => {
    const picky = await startSimulator({ verifier: name });
    const client = {
      client_id: 'demo-client',
      client_secret: 'demo-secret',
      grant_type: 'authorization_code',
    };
    for (const [field, status] of [
      [other, 400],
      [name, 200],
    ] as const) {
      const code = (await authorizeUser(picky.url, {}, s256)).searchParams.get('code') ?? '';
      const answer = await askToken(picky.url, {
        ...client,
        code,
        redirect_uri: CALLBACK,
        [field]: verifier,
      });
      expect(answer.status).toBe(status);
    }
    await picky.stop();
  });
});
