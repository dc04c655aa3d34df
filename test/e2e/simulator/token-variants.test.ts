import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import type { SimulatorConfig } from '../../../simulator/config.js';
import { ask, askToken } from './http.js';

let simulator: TestSimulator | undefined;
afterEach(() => simulator?.stop());

async function start(options: Partial<SimulatorConfig>): Promise<TestSimulator> {
  simulator = await startSimulator(options);
  return simulator;
}

test('The expiry of a token is text', async () => {
  const { serviceTokens } = await start({ expiry: 'text', tokenSeconds: 90 });
  expect(await serviceTokens()).toMatchObject({ expires_in: '90' });
});

test('The expiry of a token is a date', async () => {
  const { serviceTokens, world } = await start({ expiry: 'date', tokenSeconds: 90 });
  const before = world.now();
  const { access_expires_in = '', ...rest } = await serviceTokens();
  expect(rest).not.toHaveProperty('expires_in');
  const end = Date.parse(access_expires_in);
  expect(end).toBeGreaterThanOrEqual(before + 90_000);
  expect(end).toBeLessThanOrEqual(world.now() + 90_000);
});

test('The expiry of a token is missing', async () => {
  const { serviceTokens } = await start({ expiry: 'none' });
  const tokens = await serviceTokens();
  expect(Object.keys(tokens)).toEqual(['access_token', 'refresh_token', 'token_type', 'scope']);
});

test('An access token is a JWT with its expiry, scopes and user', async () => {
  const { url, world, serviceTokens, userToken } = await start({ tokenFormat: 'jwt', tokenSeconds: 90 });
  const { access_token } = await serviceTokens({ scopes: 'hubs:read' });
  expect(claims(access_token)).toMatchObject({ scope: 'hubs:read', sub: 'demo-client' });
  const { exp } = claims(access_token);
  expect(Math.abs(exp * 1000 - (world.now() + 90_000))).toBeLessThan(5_000);
  expect(await ask(`${url}/api/hubs/v1`, { token: access_token })).toMatchObject({ status: 200 });
  const person = world.accounts[0]?.users[0];
  expect(claims(await userToken({ scopes: 'sub' })).sub).toBe(person?.id);
});

test('A forged JWT is rejected', async () => {
  const { url, token } = await start({ tokenFormat: 'jwt' });
  const [header, payload] = (await token()).split('.');
  const forged = `${header}.${payload}.${Buffer.alloc(32).toString('base64url')}`;
  expect(await ask(`${url}/api/hubs/v1`, { token: forged })).toMatchObject({ status: 401 });
});

test('A refresh revokes the access token that was issued with it', async () => {
  const { url, serviceTokens } = await start({ refreshedToken: 'ends' });
  const { access_token, refresh_token = '' } = await serviceTokens();
  const client = { client_id: 'demo-client', client_secret: 'demo-secret' };
  await askToken(url, { ...client, grant_type: 'refresh_token', refresh_token });
  expect(await ask(`${url}/api/hubs/v1`, { token: access_token })).toMatchObject({ status: 401 });
});

test('Client credentials give no refresh token', async () => {
  const { serviceTokens, userTokens } = await start({ serviceRefresh: 'off' });
  expect(await serviceTokens()).not.toHaveProperty('refresh_token');
  expect(await userTokens()).toHaveProperty('refresh_token');
});

function claims(jwt: string): { exp: number; scope: string; sub: string } {
  const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();
  return JSON.parse(payload) as { exp: number; scope: string; sub: string };
}
