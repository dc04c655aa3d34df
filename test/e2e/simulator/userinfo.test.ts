import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { ask } from './http.js';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const userinfo = (token: string) => ask(`${simulator.url}/identity/oauth/v2/userinfo`, { token });

test('A service has no user info', async () => {
  const answer = await userinfo(await simulator.token({ scopes: 'sub email' }));
  expect(answer).toMatchObject({ status: 403, json: { error: 'forbidden' } });
});

test('Without sub and email the request is rejected', async () => {
  const answer = await userinfo(await simulator.userToken({ scopes: 'hubs:read' }));
  expect(answer).toMatchObject({
    status: 403,
    json: { error: 'insufficient_scope', message: 'The token lacks the scope sub or email.' },
  });
});

test.each([
  ['sub', ['sub', 'name']],
  ['email', ['email']],
  ['sub email', ['sub', 'email', 'name']],
])('With %s only the matching fields are returned', async (scopes, fields) => {
  const { status, json } = await userinfo(
    await simulator.userToken({ scopes, email: 'reader@other.example' }),
  );
  expect(status).toBe(200);
  const { id: sub, email, name } = simulator.world.accounts[1]?.users[1] ?? {};
  const person: Record<string, unknown> = { sub, email, name };
  expect(json).toEqual(Object.fromEntries(fields.map((field) => [field, person[field]])));
});
