import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { ask } from './http.js';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const LISTS = ['/api/accounts/v1', '/api/accounts/v1/groups', '/api/hubs/v1', '/api/spaces/v1'];

/** The callers and their accounts. A user acts for the own organisation through any integration. */
const ASKERS: readonly [who: string, account: number, token: () => Promise<string>][] = [
  ['demo-client', 0, () => simulator.token()],
  ['other-client', 1, () => simulator.token({ clientId: 'other-client' })],
  ['reader@demo.example', 0, () => simulator.userToken({ email: 'reader@demo.example' })],
  ['admin@other.example', 1, () => simulator.userToken({ email: 'admin@other.example' })],
  [
    'reader@demo.example through other-client',
    0,
    () => simulator.userToken({ email: 'reader@demo.example', clientId: 'other-client' }),
  ],
];

describe.each(ASKERS)('%s', (_, index, obtain) => {
  test('receives no data of the other organisation', async () => {
    const { accounts, hubs, spaces } = simulator.world;
    const own = accounts[index]?.id;
    const names = (mine: boolean) => [
      ...accounts.filter(({ id }) => (id === own) === mine).map(({ id }) => id),
      ...[...hubs.values()]
        .filter(({ accountId }) => (accountId === own) === mine)
        .flatMap(({ id, serialNumber }) => [id, serialNumber]),
      ...spaces.filter(({ accountId }) => (accountId === own) === mine).map(({ id }) => id),
    ];
    const token = await obtain();
    const answers = await Promise.all(LISTS.map((path) => ask(simulator.url + path, { token })));
    const text = answers.map((answer) => answer.text).join('\n');
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(names(true).every((name) => text.includes(name))).toBe(true);
    expect(names(false).filter((name) => text.includes(name))).toEqual([]);
  });

  test('finds no hub of the other organisation by its id', async () => {
    const foreign = [...simulator.world.hubs.values()].filter(
      ({ accountId }) => accountId !== simulator.world.accounts[index]?.id,
    );
    const token = await obtain();
    for (const { id } of foreign) {
      expect(await ask(`${simulator.url}/api/hubs/v1/${id}`, { token })).toMatchObject({ status: 404 });
    }
  });
});

test('An admin cannot write to a hub of the other organisation', async () => {
  const hub = [...simulator.world.hubs.values()].find(
    ({ accountId }) => accountId === simulator.world.accounts[1]?.id,
  );
  const before = hub?.data();
  const options = { method: 'PUT', token: await simulator.userToken() };
  const url = `${simulator.url}/api/hubs/v1/${hub?.id}`;
  expect(await ask(`${url}/state`, { ...options, body: { activeport: 1 } })).toMatchObject({ status: 404 });
  expect(await ask(`${url}/config`, { ...options, body: { defaultport: 1 } })).toMatchObject({ status: 404 });
  expect(hub?.data()).toEqual(before);
});
