import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import type { Account, Hub, HubEvent } from '../../../simulator/world/types.js';
import { ask } from './http.js';

let simulator: TestSimulator;
let account: Account;
let hubs: readonly Hub[];
let token: string;
beforeAll(async () => {
  // A fixed clock: energy does not change between reads.
  const startedAt = Date.now();
  simulator = await startSimulator({}, () => startedAt);
  const [first] = simulator.world.accounts;
  if (!first) throw new Error('a world without accounts');
  account = first;
  hubs = [...simulator.world.hubs.values()].filter((hub) => hub.accountId === account.id);
  token = await simulator.token();
});
afterAll(() => simulator.stop());

const get = (path: string) => ask(simulator.url + path, { token });
const put = (path: string, body: unknown, headers?: Record<string, string>) =>
  ask(simulator.url + path, { method: 'PUT', token, body, headers });

function hubWhere(matches: (hub: Hub) => boolean): Hub {
  const found = hubs.find(matches);
  if (!found) throw new Error('no such hub in this world');
  return found;
}
const online = () => hubWhere((hub) => hub.product === 'O-PC-4' && hub.online);

describe('Operated rejects', () => {
  test('a hub that does not exist', async () => {
    const missing = { status: 404, json: { error: 'not_found', message: 'There is no such hub.' } };
    expect(await get('/api/hubs/v1/nothing')).toMatchObject(missing);
    expect(await put('/api/hubs/v1/nothing/config', {})).toMatchObject(missing);
    expect(await put('/api/hubs/v1/nothing/state', { activeport: 1 })).toMatchObject(missing);
  });

  test.each([
    ['GET', '/'],
    ['GET', '/api/hubs'],
    ['GET', '/api/hubs/v1/'],
    ['POST', '/api/hubs/v1'],
    ['DELETE', '/api/spaces/v1'],
    ['GET', '/subscriptions/v1/'],
    ['GET', '/%E0%A4%A'],
  ])('%s %s, which is not an endpoint, with JSON', async (method, path) => {
    const { status, json } = await ask(simulator.url + path, { method, token });
    expect([400, 404]).toContain(status);
    expect(json).toHaveProperty('message');
  });

  test.each([
    ['broken JSON', '{"activeport":'],
    ['no body', ''],
    ['a list', '[]'],
    ['text', '"1"'],
    ['a prototype', '{"__proto__":{"activeport":1}}'],
  ])('%s as a state', async (_, body) => {
    const json = { 'content-type': 'application/json' };
    expect(await put(`/api/hubs/v1/${online().id}/state`, body, json)).toMatchObject({ status: 400 });
  });

  test('a body that is not JSON', async () => {
    const answer = await put(`/api/hubs/v1/${online().id}/state`, '<a/>', { 'content-type': 'text/xml' });
    expect(answer).toMatchObject({ status: 415, json: { error: 'unsupported_media_type' } });
  });

  test('a setting outside its range, and applies nothing of the write', async () => {
    const hub = online();
    const before = hub.config();
    const answer = await put(`/api/hubs/v1/${hub.id}/config`, { hdmiceccontrol: true, defaultport: 99 });
    expect([400, 422]).toContain(answer.status);
    expect(answer.json).toHaveProperty('message');
    expect(hub.config()).toEqual(before);
  });

  test('an active port that the hub does not have', async () => {
    const answer = await put(`/api/hubs/v1/${online().id}/state`, { activeport: 9 });
    expect([400, 422]).toContain(answer.status);
  });

  test('a write to an offline hub', async () => {
    const hub = hubWhere((each) => !each.online);
    expect(await put(`/api/hubs/v1/${hub.id}/config`, hub.config())).toMatchObject({
      status: 504,
      json: { error: 'hub_timeout' },
    });
  });
});

describe('Operated shows', () => {
  test('the account of the token with its groups', async () => {
    const { id, name, groups } = account;
    expect((await get('/api/accounts/v1')).json).toEqual({ id, name, groups });
    const { json, headers } = await get('/api/accounts/v1/groups');
    expect(json).toEqual(groups);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('its spaces', async () => {
    const spaces = simulator.world.spaces.filter((space) => space.accountId === account.id);
    expect(spaces.length).toBeGreaterThan(1);
    expect((await get('/api/spaces/v1')).json).toEqual(spaces);
  });

  test('its hubs in full, each the same as a single read', async () => {
    const { json } = await get('/api/hubs/v1');
    const alone = await Promise.all(hubs.map(async ({ id }) => (await get(`/api/hubs/v1/${id}`)).json));
    expect(json).toEqual(alone);
  });

  test('a hub with all known fields', async () => {
    const hub = online();
    const { id, name, serialNumber, product, firmware } = hub;
    const data = hub.data();
    expect((await get(`/api/hubs/v1/${id}`)).json).toEqual({
      id,
      name,
      hwId: serialNumber,
      serialNumber,
      customid: data['customid'],
      spaceId: hub.spaceIds,
      data,
    });
    expect(data).toMatchObject({ serial: serialNumber, product, firmware });
  });

  test('the same for any query string', async () => {
    const { text } = await get('/api/spaces/v1');
    expect((await get('/api/spaces/v1?limit=1&limit=2')).text).toBe(text);
  });
});

describe('A write', () => {
  test('of settings changes those and answers the whole configuration', async () => {
    const hub = online();
    const before = hub.config();
    const answer = await put(`/api/hubs/v1/${hub.id}/config`, { hdmiceccontrol: !before['hdmiceccontrol'] });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.json).toEqual({ ...before, hdmiceccontrol: !before['hdmiceccontrol'] });
    expect(hub.config()).toEqual(answer.json);
  });

  test('of the state makes a port active, or none, and answers the whole state', async () => {
    const hub = online();
    const events: HubEvent[] = [];
    const unlisten = simulator.world.onEvent((event) => events.push(event));
    for (const activeport of [2, 0]) {
      const answer = await put(`/api/hubs/v1/${hub.id}/state`, { activeport });
      expect(answer).toMatchObject({ status: 200, json: { active: activeport } });
      expect(hub.state()).toEqual(answer.json);
    }
    unlisten();
    expect(events.filter(({ event }) => event === 'hub:state:change').length).toBeGreaterThanOrEqual(2);
  });
});
