import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import type { SimulatorConfig } from '../../../simulator/config.js';
import { ask } from './http.js';

let simulator: TestSimulator | undefined;
afterEach(() => simulator?.stop());

/** Starts a variant; returns a function that sends requests as `demo-client`. */
async function variant(options: Partial<SimulatorConfig>) {
  simulator = await startSimulator(options);
  const { url, world } = simulator;
  const token = await simulator.token();
  const hub = [...world.hubs.values()].find(
    ({ accountId, product, online, spaceIds }) =>
      accountId === world.accounts[0]?.id && product === 'O-PC-4' && online && spaceIds.length > 0,
  );
  if (!hub) throw new Error('no such hub in this world');
  return {
    hub,
    get: async (path: string) => (await ask(url + path, { token })).json,
    put: (path: string, body: unknown) =>
      ask(`${url}/api/hubs/v1/${hub.id}/${path}`, { method: 'PUT', token, body }),
  };
}

test('Rows are thin, a single hub is complete', async () => {
  const { hub, get } = await variant({ rows: 'thin' });
  const { id, spaceIds, serialNumber: serial, product } = hub;
  const rows = (await get('/api/hubs/v1')) as object[];
  expect(rows).toContainEqual({ id, spaceId: spaceIds, data: { serial, product } });
  expect(await get(`/api/hubs/v1/${id}`)).toHaveProperty(['data', 'config']);
});

test('Lists are envelopes', async () => {
  const { get } = await variant({ lists: 'envelope' });
  for (const path of ['/api/hubs/v1', '/api/spaces/v1', '/api/accounts/v1/groups']) {
    const { items, total } = (await get(path)) as { items: unknown[]; total: number };
    expect(items.length).toBeGreaterThan(0);
    expect(total).toBe(items.length);
  }
});

test('The account is an array of one', async () => {
  const { get } = await variant({ account: 'array' });
  expect(await get('/api/accounts/v1')).toEqual([expect.objectContaining({ name: 'Demo AB' })]);
});

test('The spaces of a hub are in spaceIds', async () => {
  const { hub, get } = await variant({ spaceField: 'spaceIds' });
  const shown = await get(`/api/hubs/v1/${hub.id}`);
  expect(shown).toMatchObject({ spaceIds: hub.spaceIds });
  expect(shown).not.toHaveProperty('spaceId');
});

test('The space of a hub is text', async () => {
  const { hub, get } = await variant({ spaceField: 'text' });
  expect(await get(`/api/hubs/v1/${hub.id}`)).toMatchObject({ spaceId: hub.spaceIds[0] });
});

test('Connections are in con', async () => {
  const { hub, get } = await variant({ connections: 'con' });
  const shown = await get(`/api/hubs/v1/${hub.id}`);
  expect(shown).toMatchObject({ data: { con: hub.data()['connections'] } });
  expect(shown).not.toHaveProperty(['data', 'connections']);
});

test.each([
  ['serialNumber', ['serialNumber']],
  ['hwId', ['hwId']],
  ['data', ['data', 'serial']],
] as const)('The serial number is in %s alone', async (serialField, path) => {
  const { hub, get } = await variant({ serialField });
  const shown = await get(`/api/hubs/v1/${hub.id}`);
  expect(shown).toHaveProperty([...path], hub.serialNumber);
  expect(JSON.stringify(shown).split(hub.serialNumber)).toHaveLength(2);
});

test('An unsupported setting is rejected or ignored', async () => {
  const strict = await variant({});
  expect((await strict.put('config', { disableleds: true })).status).toBeGreaterThanOrEqual(400);
  await simulator?.stop();
  const lenient = await variant({ unsupported: 'ignore' });
  const answer = await lenient.put('config', { disableleds: true, hdmiceccontrol: true });
  expect(answer).toMatchObject({ status: 200, json: { hdmiceccontrol: true } });
  expect(answer.json).not.toHaveProperty('disableleds');
});

test('A write is answered with 202, or with 204 and no body', async () => {
  const accepted = await variant({ writeReply: 'accepted' });
  expect(await accepted.put('state', { activeport: 2 })).toMatchObject({ status: 202, json: { active: 2 } });
  await simulator?.stop();
  const empty = await variant({ writeReply: 'empty' });
  expect(await empty.put('state', { activeport: 2 })).toMatchObject({ status: 204, text: '' });
});

test('Same seed, same world', async () => {
  const ids = async (seed: number) => {
    const { get } = await variant({ seed });
    const rows = (await get('/api/hubs/v1')) as { id: string }[];
    await simulator?.stop();
    return rows.map(({ id }) => id);
  };
  const first = await ids(7);
  expect(await ids(7)).toEqual(first);
  expect(await ids(8)).not.toEqual(first);
});

test('Ten thousand hubs are listed quickly', async () => {
  const { get } = await variant({ hubs: 10_000, spaces: 1_000 });
  await get('/api/spaces/v1');
  const startedAt = performance.now();
  const rows = (await get('/api/hubs/v1')) as unknown[];
  const tookMs = performance.now() - startedAt;
  expect(rows.length).toBeGreaterThan(4_000);
  // An upper limit for a busy machine: a quadratic algorithm takes minutes.
  expect(tookMs).toBeLessThan(5_000);
});
