import { networkInterfaces } from 'node:os';

import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import type { Hub } from '../../../simulator/world/types.js';
import { ask, askToken } from './http.js';

let simulator: TestSimulator;
let token: string;
let hub: Hub;
beforeAll(async () => {
  const startedAt = Date.now();
  simulator = await startSimulator({}, () => startedAt);
  token = await simulator.token();
  const found = [...simulator.world.hubs.values()].find(
    ({ accountId, product, online }) =>
      accountId === simulator.world.accounts[0]?.id && product === 'O-PC-4' && online,
  );
  if (!found) throw new Error('no such hub in this world');
  hub = found;
});
beforeEach(() => simulator.control.clearRequests());
afterAll(() => simulator.stop());

const post = (path: string, body: unknown) =>
  ask(`${simulator.url}/_control/${path}`, { method: 'POST', body });
const shown = async () => (await ask(`${simulator.url}/api/hubs/v1/${hub.id}`, { token })).json;

describe('The control surface rejects with a reason', () => {
  test.each<[string, string, unknown]>([
    ['a port that the hub has not', 'plug', { port: 99, device: { vid: 1, pid: 1 } }],
    ['port 0', 'unplug', { port: 0 }],
    ['a port in text', 'unplug', { port: '2' }],
    ['a plug without a device', 'plug', { port: 1 }],
    ['a USB id above 16 bits', 'plug', { port: 1, device: { vid: 65_536, pid: 1 } }],
    ['a button that the hub has not', 'press', { port: 8 }],
    ['a press without a port', 'press', {}],
    ['an unknown field', 'press', { port: 1, long: true, hard: true }],
    ['a presence of neither', 'presence', { online: 'yes' }],
    ['an unknown temperature', 'temperature', { otp: 'melting' }],
    ['data that is a list', 'data', []],
    ['no body', 'presence', undefined],
  ])('%s', async (_, action, body) => {
    const before = hub.data();
    const answer = await post(`hubs/${hub.id}/${action}`, body);
    expect(answer).toMatchObject({ status: 400, json: { error: 'bad_request' } });
    expect(answer.json).toHaveProperty('message', expect.stringMatching(/.{5}/));
    expect(hub.data()).toEqual(before);
  });

  test.each<[string, string, unknown]>([
    ['time that goes back', 'clock', { advanceSeconds: -1 }],
    ['no time', 'clock', {}],
    ['to revoke nothing', 'tokens/revoke', {}],
    ['to revoke by two things', 'tokens/revoke', { token: 'x', clientId: 'y' }],
  ])('%s', async (_, path, body) => {
    expect(await post(path, body)).toMatchObject({ status: 400, json: { error: 'bad_request' } });
  });

  test('a hub that does not exist', async () => {
    expect(await post('hubs/nothing/unplug', { port: 1 })).toMatchObject({ status: 404 });
  });

  test('an unknown path', async () => {
    expect(await post('fire', {})).toMatchObject({ status: 404, json: { error: 'not_found' } });
  });
});

describe('The log of requests', () => {
  test('contains each request, and identifies tokens without revealing them', async () => {
    const other = await simulator.token();
    await simulator.control.clearRequests();
    const hubPath = `/api/hubs/v1/${hub.id}`;
    await ask(`${simulator.url}/api/hubs/v1?secret=1`, { token });
    await ask(simulator.url + hubPath, { token });
    await ask(simulator.url + hubPath, { token: other });
    await ask(`${simulator.url}/api/hubs/v1/nothing`, { token });
    await ask(simulator.url + hubPath);
    await askToken(simulator.url, {});
    await ask(`${simulator.url}/nowhere`);
    await simulator.control.world();
    const { total, byEndpoint, log } = await simulator.control.requests();
    expect(total).toBe(7);
    expect(byEndpoint).toEqual({
      'GET /api/hubs/v1': 1,
      'GET /api/hubs/v1/{hubId}': 4,
      'POST /identity/oauth/v2/token': 1,
      'GET unknown': 1,
    });
    expect(log.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'GET /api/hubs/v1 200',
      `GET ${hubPath} 200`,
      `GET ${hubPath} 200`,
      'GET /api/hubs/v1/nothing 404',
      `GET ${hubPath} 401`,
      'POST /identity/oauth/v2/token 401',
      'GET /nowhere 404',
    ]);
    const ids = log.map(({ tokenId }) => tokenId);
    expect(ids[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(ids).toEqual([ids[0], ids[0], ids[2], ids[0], null, null, null]);
    expect(ids[2]).not.toBe(ids[0]);
    for (const { durationMs, at } of log) {
      expect(durationMs).toBeGreaterThanOrEqual(0);
      expect(Date.parse(at)).toBe(simulator.world.now());
    }
    const text = JSON.stringify(log);
    expect(text).not.toContain(token);
    expect(text).not.toContain('secret');
  });

  test('keeps the last thousand requests and counts all', async () => {
    const paths = Array.from({ length: 1_010 }, (_, index) => `/nowhere/${index}`);
    for (const path of paths) await ask(simulator.url + path);
    const { total, log } = await simulator.control.requests();
    expect(total).toBe(1_010);
    expect(log.map(({ path }) => path)).toEqual(paths.slice(-1_000));
  });

  test('can be cleared', async () => {
    await ask(`${simulator.url}/api/hubs/v1`);
    const answer = await ask(`${simulator.url}/_control/requests`, { method: 'DELETE' });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(await simulator.control.requests()).toEqual({ total: 0, byEndpoint: {}, log: [] });
  });
});

test('The world is described', async () => {
  const { world } = simulator;
  const report = await simulator.control.world();
  expect(report).toMatchObject({ seed: 1, now: new Date(world.now()).toISOString() });
  expect(report.accounts).toEqual(world.accounts.map(({ id, name, clientId }) => ({ id, name, clientId })));
  expect(report.spaces).toEqual(world.spaces);
  expect(report.hubs).toHaveLength(40);
  const { id, serialNumber, accountId, product, firmware, online } = hub;
  expect(report.hubs).toContainEqual({ id, serialNumber, accountId, product, firmware, online });
});

describe('An action on a hub answers the hub as Operated shows it:', () => {
  test('plugged and unplugged', async () => {
    const plugged = await simulator.control.plug(hub.id, 2, { vid: 1452, pid: 4261 });
    expect(plugged).toEqual(await shown());
    expect(plugged).toMatchObject({
      data: { connections: { usb2: { connected: true, device: { vid: 1452, pid: 4261 } } } },
    });
    const unplugged = await simulator.control.unplug(hub.id, 2);
    expect(unplugged).toEqual(await shown());
    expect(unplugged).toMatchObject({ data: { connections: { usb2: { connected: false } } } });
  });

  test('pressed', async () => {
    const before = hub.state()['active'];
    const port = before === 3 ? 4 : 3;
    const pressed = await simulator.control.press(hub.id, port);
    expect(pressed).toEqual(await shown());
    expect(pressed).toMatchObject({ data: { state: { active: port } } });
  });

  test('offline and online', async () => {
    expect(await simulator.control.presence(hub.id, false)).toMatchObject({ data: { presence: false } });
    expect((await simulator.control.world()).hubs).toContainEqual(
      expect.objectContaining({ id: hub.id, online: false }),
    );
    const back = await simulator.control.presence(hub.id, true);
    expect(back).toMatchObject({ data: { presence: true } });
    expect(back).toEqual(await shown());
  });

  test('overheated', async () => {
    const charger = [...simulator.world.hubs.values()].find(
      ({ product, online }) => product === 'O-PH-4' && online,
    );
    const hot = await simulator.control.temperature(charger?.id ?? '', 'overheat');
    expect(hot).toMatchObject({ data: { state: { otp: 'overheat' } } });
  });

  test('with raw data', async () => {
    const odd = await simulator.control.data(hub.id, {
      product: 'O-XX-9',
      config: null,
      state: { active: 'two' },
    });
    expect(odd).toMatchObject({ data: { product: 'O-XX-9', state: { active: 'two' } } });
    expect(odd).not.toHaveProperty(['data', 'config']);
    expect(odd).toEqual(await shown());
  });
});

describe('Tokens', () => {
  test('expire by the clock of the world', async () => {
    const aging = await simulator.token();
    const before = simulator.world.now();
    const { now } = await simulator.control.advance(3_600.5);
    expect(Date.parse(now)).toBe(before + 3_600_500);
    expect(await ask(`${simulator.url}/api/spaces/v1`, { token: aging })).toMatchObject({ status: 401 });
  });

  test('can be revoked one by one', async () => {
    const [first, second] = [await simulator.token(), await simulator.token()];
    expect(await simulator.control.revoke({ token: first })).toEqual({ revoked: 1 });
    expect(await simulator.control.revoke({ token: first })).toEqual({ revoked: 0 });
    expect(await ask(`${simulator.url}/api/spaces/v1`, { token: first })).toMatchObject({ status: 401 });
    expect(await ask(`${simulator.url}/api/spaces/v1`, { token: second })).toMatchObject({ status: 200 });
  });

  test('can be revoked with all others of their client', async () => {
    await simulator.control.revoke({ clientId: 'demo-client' });
    const { access_token, refresh_token = '' } = await simulator.serviceTokens();
    const other = await simulator.token({ clientId: 'other-client' });
    expect(await simulator.control.revoke({ clientId: 'demo-client' })).toEqual({ revoked: 2 });
    expect(await ask(`${simulator.url}/api/spaces/v1`, { token: access_token })).toMatchObject({
      status: 401,
    });
    expect(await ask(`${simulator.url}/api/spaces/v1`, { token: other })).toMatchObject({ status: 200 });
    const client = { client_id: 'demo-client', client_secret: 'demo-secret' };
    const refreshed = await askToken(simulator.url, {
      ...client,
      grant_type: 'refresh_token',
      refresh_token,
    });
    expect(refreshed).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });
});

describe('From another machine', () => {
  const outer = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
  const reach = outer === undefined ? test.skip : test;

  reach.each([
    ['off', 404],
    ['on', 200],
  ] as const)('the control surface, %s, answers %i, and Operated answers', async (control, status) => {
    const open = await startSimulator({ host: '0.0.0.0', control });
    expect(open.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    const url = open.url.replace('127.0.0.1', outer ?? '');
    expect(await ask(`${url}/_control/world`)).toMatchObject({ status });
    expect(await ask(`${url}/_control/requests`, { method: 'DELETE' })).toMatchObject({
      status: status === 200 ? 204 : 404,
    });
    expect(await ask(`${url}/api/hubs/v1`)).toMatchObject({ status: 401 });
    expect(await ask(`${open.url}/_control/world`)).toMatchObject({ status: 200 });
    await open.stop();
  });
});
