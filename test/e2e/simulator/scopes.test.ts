import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { ask } from './http.js';

let simulator: TestSimulator;
let hubId: string;
beforeAll(async () => {
  simulator = await startSimulator();
  const [account] = simulator.world.accounts;
  const hubs = [...simulator.world.hubs.values()];
  hubId =
    hubs.find((hub) => hub.accountId === account?.id && hub.product === 'O-PC-4' && hub.online)?.id ?? '';
});
afterAll(() => simulator.stop());

const SUBSCRIPTION = { event: ['hub:temp'], webhookUrl: 'http://127.0.0.1:1/hook' };

/** Every endpoint that needs a token: its scopes, of which one is enough, and its answer. */
const ENDPOINTS: readonly [
  method: string,
  path: string,
  anyOf: readonly string[],
  status: number,
  body?: object,
][] = [
  ['GET', '/identity/oauth/v2/userinfo', ['sub', 'email'], 200],
  ['GET', '/api/accounts/v1', ['accounts:read'], 200],
  ['GET', '/api/accounts/v1/groups', ['accounts:read'], 200],
  ['GET', '/api/hubs/v1', ['hubs:read'], 200],
  ['GET', '/api/hubs/v1/{hubId}', ['hubs:read'], 200],
  ['PUT', '/api/hubs/v1/{hubId}/config', ['hubs:write'], 200, { defaultport: 1 }],
  ['PUT', '/api/hubs/v1/{hubId}/state', ['hubs:write'], 200, { activeport: 1 }],
  ['GET', '/api/spaces/v1', ['accounts:read', 'hubs:read'], 200],
  ['POST', '/subscriptions/v1/', ['hubs:read'], 201, SUBSCRIPTION],
  ['PATCH', '/subscriptions/v1/{id}', ['hubs:read'], 404],
  ['DELETE', '/subscriptions/v1/{id}', ['hubs:read'], 404],
];
const ALL = ['sub', 'email', 'hubs:read', 'hubs:write', 'accounts:read', 'accounts:write'];

describe.each(ENDPOINTS)('%s %s', (method, path, anyOf, status, body) => {
  const request = (token?: string, headers?: Record<string, string>) =>
    ask(simulator.url + path.replace('{hubId}', hubId).replace('{id}', 'sub'), {
      method,
      body,
      token,
      headers,
    });

  test.each([
    ['no token', {}],
    ['an empty one', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: 'Basic ZGVtbw==' }],
  ])('rejects %s', async (_, headers) => {
    const answer = await request(undefined, headers);
    expect(answer).toMatchObject({ status: 401, json: { error: 'unauthorized' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Ochno Operated"');
  });

  test('rejects an unknown token', async () => {
    const answer = await request('unknown');
    expect(answer).toMatchObject({ status: 401, json: { error: 'invalid_token' } });
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  test('rejects a token with all other scopes, and names the missing one', async () => {
    const others = ALL.filter((scope) => !anyOf.includes(scope)).join(' ');
    const answer = await request(await simulator.userToken({ scopes: others }));
    expect(answer).toMatchObject({
      status: 403,
      json: { error: 'insufficient_scope', message: `The token lacks the scope ${anyOf.join(' or ')}.` },
    });
    expect(answer.headers.get('www-authenticate')).toContain(`scope="${anyOf.join(' ')}"`);
  });

  test.each(anyOf)('accepts a token with %s alone', async (scope) => {
    expect(await request(await simulator.userToken({ scopes: scope }))).toMatchObject({ status });
  });
});

test('A token is checked before the body', async () => {
  const answer = await ask(`${simulator.url}/subscriptions/v1/`, {
    method: 'POST',
    body: { nonsense: true },
  });
  expect(answer.status).toBe(401);
});
