import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import type { SimulatorConfig } from '../../../simulator/config.js';
import type { Hub } from '../../../simulator/world/types.js';
import { ask } from './http.js';
import { type Receiver, startReceiver } from './receiver.js';

let simulator: TestSimulator;
let receiver: Receiver;
let token: string;
let hub: Hub;
let foreign: Hub;

async function start(options: Partial<SimulatorConfig> = {}): Promise<void> {
  simulator = await startSimulator(options);
  receiver = await startReceiver();
  token = await simulator.token();
  const { accounts, hubs } = simulator.world;
  const ofAccount = (index: number) => {
    const found = [...hubs.values()].find(
      ({ accountId, product, online }) => accountId === accounts[index]?.id && product === 'O-PC-4' && online,
    );
    if (!found) throw new Error('no such hub in this world');
    return found;
  };
  hub = ofAccount(0);
  foreign = ofAccount(1);
}

afterEach(async () => {
  await simulator.stop();
  await receiver.stop();
});

const STATE = ['hub:state:change'];
const subscribe = (body: object, path = '/subscriptions/v1/', as = token) =>
  ask(simulator.url + path, { method: 'POST', token: as, body });
const subscribed = async (body: object, as = token): Promise<string> => {
  const { json } = await subscribe(
    { event: STATE, webhookUrl: `${receiver.url}/hook`, ...body },
    undefined,
    as,
  );
  return (json as { id: string }).id;
};
const change = (method: string, id: string, as = token) =>
  ask(`${simulator.url}/subscriptions/v1/${id}`, { method, token: as });
/** Activates a port that is not active. */
const activate = (port: number) => hub.putState({ activeport: port });
const bodies = () => receiver.deliveries.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
const states = () => bodies().map(({ data }) => (data as { newState: { active: number } }).newState.active);

describe('A subscription is rejected', () => {
  beforeEach(() => start());

  test.each<[string, object]>([
    ['without events', { webhookUrl: 'https://example.com/' }],
    ['with no event', { event: [], webhookUrl: 'https://example.com/' }],
    ['with an event in text', { event: 'hub:temp', webhookUrl: 'https://example.com/' }],
    ['with an unknown event', { event: ['hub:presence'], webhookUrl: 'https://example.com/' }],
    ['without a URL', { event: STATE }],
    ['with a URL that is not valid', { event: STATE, webhookUrl: 'example' }],
    ['with a URL of another scheme', { event: STATE, webhookUrl: 'file:///etc/passwd' }],
    ['with plain http to another machine', { event: STATE, webhookUrl: 'http://example.com/' }],
    [
      'with plain http to a name that only looks local',
      { event: STATE, webhookUrl: 'http://127.0.0.1.example.com/' },
    ],
    [
      'with a verification token that is not text',
      { event: STATE, webhookUrl: 'https://example.com/', verificationToken: 1 },
    ],
  ])('%s', async (_, body) => {
    expect(await subscribe(body)).toMatchObject({ status: 400, json: { error: 'bad_request' } });
    expect(await simulator.control.subscriptions()).toEqual([]);
  });

  test('to all but its creator', async () => {
    const id = await subscribed({});
    const others = [
      await simulator.token({ clientId: 'other-client' }),
      await simulator.userToken({ clientId: 'other-client' }),
      await simulator.userToken({ email: 'admin@other.example' }),
    ];
    for (const other of others) {
      expect(await change('PATCH', id, other)).toMatchObject({ status: 404 });
      expect(await change('DELETE', id, other)).toMatchObject({ status: 404 });
    }
    expect(await change('PATCH', id)).toMatchObject({ status: 200 });
  });
});

describe('A subscription', () => {
  beforeEach(() => start());

  test('is answered with its id and its expiry in two hours, without its token', async () => {
    const requested = { event: STATE, webhookUrl: `${receiver.url}/hook`, verificationToken: 'a secret' };
    const before = simulator.world.now();
    const { status, json, text } = await subscribe(requested);
    expect(status).toBe(201);
    const { id, event, webhookUrl, expiresAt } = json as Record<string, string>;
    expect({ event, webhookUrl }).toEqual({ event: STATE, webhookUrl: requested.webhookUrl });
    expect(Date.parse(expiresAt ?? '') - before).toBeGreaterThanOrEqual(7_200_000);
    expect(Date.parse(expiresAt ?? '') - before).toBeLessThan(7_205_000);
    expect(text).not.toContain('a secret');
    expect(await simulator.control.subscriptions()).toEqual([
      { id, event: STATE, webhookUrl: requested.webhookUrl, expiresAt, deliveries: 0, failures: 0 },
    ]);
  });

  test('can be created without the trailing slash', async () => {
    expect(
      await subscribe({ event: STATE, webhookUrl: 'https://example.com/' }, '/subscriptions/v1'),
    ).toMatchObject({
      status: 201,
    });
    expect((await simulator.control.requests()).byEndpoint).toMatchObject({ 'POST /subscriptions/v1/': 1 });
  });

  test('expires unless it is extended', async () => {
    const id = await subscribed({});
    await simulator.control.advance(7_000);
    expect(await change('PATCH', id, await simulator.token())).toMatchObject({ status: 200, json: { id } });
    await simulator.control.advance(7_000);
    activate(3);
    await receiver.arrived(1);
    await simulator.control.advance(200);
    const fresh = await simulator.token();
    expect(await change('PATCH', id, fresh)).toMatchObject({ status: 410, json: { error: 'gone' } });
    expect(await change('DELETE', id, fresh)).toMatchObject({ status: 410 });
    expect(await simulator.control.subscriptions()).toEqual([]);
    activate(2);
    await subscribed({}, fresh);
    activate(4);
    await receiver.arrived(2);
    expect(states()).toEqual([3, 4]);
  });

  test('ends when it is deleted', async () => {
    const id = await subscribed({});
    expect(await change('DELETE', id)).toMatchObject({ status: 204, text: '' });
    expect(await change('DELETE', id)).toMatchObject({ status: 404, json: { error: 'not_found' } });
    expect(await change('PATCH', id)).toMatchObject({ status: 404 });
    activate(3);
    await subscribed({});
    activate(2);
    await receiver.arrived(1);
    expect(states()).toEqual([2]);
  });

  test('delivers the requested events of the account’s own hubs', async () => {
    await subscribed({ event: ['hub:con:change'] });
    foreign.plug(2, { vid: 1, pid: 2 });
    activate(3);
    hub.plug(2, { vid: 1, pid: 2 });
    await receiver.arrived(1);
    await receiver.stop();
    expect(bodies().map(({ event, hubId }) => ({ event, hubId }))).toEqual([
      { event: 'hub:con:change', hubId: hub.id },
    ]);
    receiver = await startReceiver();
  });

  test('delivers in order, one after the other, and counts', async () => {
    await subscribed({});
    await subscribed({ webhookUrl: `${receiver.url}/other` });
    for (let round = 0; round < 10; round += 1) for (const port of [1, 2, 3, 4]) activate(port);
    await receiver.arrived(78);
    const ports = (path: string) =>
      receiver.deliveries
        .filter((delivery) => delivery.path === path)
        .map(
          ({ body }) => (JSON.parse(body) as { data: { newState: { active: number } } }).data.newState.active,
        );
    expect(ports('/hook')).toEqual(ports('/other'));
    expect(ports('/hook').slice(-8)).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  });

  test('counts failed webhooks, does not retry them, and continues', async () => {
    await subscribed({});
    receiver.answerWith(500);
    activate(2);
    activate(3);
    await receiver.arrived(2);
    receiver.answerWith(200);
    activate(4);
    await receiver.arrived(3);
    let [report] = await simulator.control.subscriptions();
    while (report?.deliveries === 0) [report] = await simulator.control.subscriptions();
    expect(report).toMatchObject({ deliveries: 1, failures: 2 });
  });

  test('of an unreachable receiver counts failures only', async () => {
    await subscribed({ webhookUrl: 'http://127.0.0.1:1/hook' });
    activate(2);
    let [report] = await simulator.control.subscriptions();
    while (report?.failures === 0) [report] = await simulator.control.subscriptions();
    expect(report).toMatchObject({ deliveries: 0, failures: 1 });
  });

  test('of a receiver that never answers blocks neither the hub nor the stop', async () => {
    await subscribed({});
    receiver.answerWith(undefined);
    activate(2);
    await receiver.arrived(1);
    expect(await ask(`${simulator.url}/api/hubs/v1/${hub.id}`, { token })).toMatchObject({ status: 200 });
    const startedAt = performance.now();
    await simulator.stop();
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('A webhook', () => {
  test('is JSON with the content type of text, with the complete new state', async () => {
    await start();
    await subscribed({ verificationToken: 'a secret' });
    const answer = await ask(`${simulator.url}/api/hubs/v1/${hub.id}/state`, {
      method: 'PUT',
      token,
      body: { activeport: 3 },
    });
    const [delivery] = await receiver.arrived(1);
    expect(delivery?.path).toBe('/hook');
    expect(delivery?.headers['content-type']).toBe('text/plain; charset=utf-8');
    const { event, hubId, verificationToken, data } = JSON.parse(delivery?.body ?? '') as Record<
      string,
      unknown
    >;
    expect({ event, hubId, verificationToken }).toEqual({
      event: 'hub:state:change',
      hubId: hub.id,
      verificationToken: 'a secret',
    });
    expect(data).toMatchObject({ newState: answer.json });
  });

  test.each([
    ['json', 'application/json; charset=utf-8'],
    ['none', undefined],
  ] as const)('has the content type that %s stands for', async (webhookType, expected) => {
    await start({ webhookType });
    await subscribed({});
    activate(3);
    const [delivery] = await receiver.arrived(1);
    expect(delivery?.headers['content-type']).toBe(expected);
  });

  test.each([
    ['hubId', ['hubId']],
    ['serialNumber', ['serialNumber']],
    ['data.hubId', ['data.hubId']],
    ['all', ['hubId', 'serialNumber', 'data.hubId']],
  ] as const)('names its hub by %s', async (webhookHub, places) => {
    await start({ webhookHub });
    await subscribed({});
    activate(3);
    await receiver.arrived(1);
    const [body] = bodies();
    const { id, serialNumber } = hub;
    const names: Record<string, string> = { hubId: id, serialNumber, 'data.hubId': id };
    for (const [place, name] of Object.entries(names)) {
      const path = place.split('.');
      if (places.some((each) => each === place)) expect(body).toHaveProperty(path, name);
      else expect(body).not.toHaveProperty(path);
    }
  });

  test.each([
    ['header', (text: string) => text.includes('"x-verification-token":"a secret"')],
    ['query', (text: string) => text.includes('/hook?own=1&verificationToken=a+secret')],
    ['none', (text: string) => !text.includes('secret')],
  ] as const)('brings its verification token by %s', async (webhookToken, holds) => {
    await start({ webhookToken });
    await subscribed({ webhookUrl: `${receiver.url}/hook?own=1`, verificationToken: 'a secret' });
    activate(3);
    const [delivery] = await receiver.arrived(1);
    expect(holds(JSON.stringify([delivery?.path, delivery?.headers]))).toBe(true);
    expect(delivery?.body).not.toContain('secret');
  });

  test.each([
    ['drop', [2, 4]],
    ['duplicate', [2, 2, 3, 3, 4, 4]],
    ['reorder', [4, 3, 2]],
  ] as const)('suffers %s', async (webhookOrder, expected) => {
    await start({ webhookOrder });
    activate(1);
    await subscribed({});
    for (const port of [2, 3, 4]) activate(port);
    await receiver.arrived(expected.length);
    expect(states()).toEqual(expected);
  });
});
