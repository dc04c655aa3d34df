import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import { ask, askToken } from './http.js';

let simulator: TestSimulator;
let token: string;
beforeAll(async () => {
  simulator = await startSimulator();
  token = await simulator.token();
});
beforeEach(() => simulator.control.clearRequests());
afterEach(() => simulator.control.clearFaults());
afterAll(() => simulator.stop());

const HUBS = { method: 'GET', path: '/api/hubs/v1' } as const;
const GROUPS = { method: 'GET', path: '/api/accounts/v1/groups' } as const;
const read = (path: string) => ask(simulator.url + path, { token });
const statuses = async () => (await simulator.control.requests()).log.map(({ status }) => status);

/** Sends a raw request, for faults of the body. */
async function open(path: string): Promise<IncomingMessage> {
  const request = httpGet(simulator.url + path, { headers: { authorization: `Bearer ${token}` } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

/** Waits until the log contains `count` requests. */
async function begun(count: number): Promise<void> {
  while ((await simulator.control.requests()).total < count);
}

describe('A rule is rejected with the reason', () => {
  test.each<[string, unknown, RegExp]>([
    ['no list', {}, /must be array/],
    ['an empty rule', [{}], /body\/0 must have required property/],
    ['an unknown field', [{ ...HUBS, kind: 'hang', x: 1 }], /additional properties/],
    ['an unknown kind', [{ ...HUBS, kind: 'sulk' }], /body\/0\/kind/],
    ['an unknown method', [{ ...HUBS, kind: 'hang', method: 'LIST' }], /body\/0\/method/],
    ['a path that is not an endpoint', [{ ...HUBS, kind: 'hang', path: '/api/hubs' }], /body\/0\/path/],
    ['a path of the control surface', [{ ...HUBS, kind: 'hang', path: '/_control/faults' }], /body\/0\/path/],
    [
      'a method that the path does not have',
      [{ ...HUBS, kind: 'hang', method: 'DELETE' }],
      /no endpoint DELETE \/api\/hubs\/v1/,
    ],
    ['the kind status without one', [{ ...HUBS, kind: 'status' }], /the kind status needs a status/],
    ['a status of another kind', [{ ...HUBS, kind: 'html', status: 500 }], /the kind status needs a status/],
    ['a status that does not exist', [{ ...HUBS, kind: 'status', status: 99 }], /body\/0\/status/],
    ['a status in text', [{ ...HUBS, kind: 'status', status: '503' }], /must be integer/],
    ['retryAfter of another kind', [{ ...HUBS, kind: 'hang', retryAfter: 1 }], /retryAfter needs/],
    ['the kind delay without delayMs', [{ ...HUBS, kind: 'delay' }], /delay needs delayMs/],
    ['a negative delay', [{ ...HUBS, kind: 'delay', delayMs: -1 }], /body\/0\/delayMs/],
    ['a share above 1', [{ ...HUBS, kind: 'hang', share: 1.1 }], /body\/0\/share/],
    ['no times', [{ ...HUBS, kind: 'hang', times: 0 }], /body\/0\/times/],
  ])('%s', async (_, rules, reason) => {
    const answer = await ask(`${simulator.url}/_control/faults`, { method: 'PUT', body: rules });
    expect(answer).toMatchObject({ status: 400, json: { error: 'bad_request' } });
    expect((answer.json as { message: string }).message).toMatch(reason);
    expect(await read('/api/hubs/v1')).toMatchObject({ status: 200 });
  });
});

describe('A fault', () => {
  test('status answers instead of the endpoint, with Retry-After', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'status', status: 503, retryAfter: 7 }]);
    const answer = await read('/api/hubs/v1');
    expect(answer).toMatchObject({ status: 503, json: { error: 'server_error' } });
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(await statuses()).toEqual([503]);
  });

  test('status answers before the token is checked, and nothing is written', async () => {
    const hub = [...simulator.world.hubs.values()].find(
      ({ product, online }) => product === 'O-PC-4' && online,
    );
    const before = hub?.state();
    await simulator.control.faults([
      { method: 'PUT', path: '/api/hubs/v1/{hubId}/state', kind: 'status', status: 500 },
    ]);
    const path = `${simulator.url}/api/hubs/v1/${hub?.id}/state`;
    expect(await ask(path, { method: 'PUT', body: { activeport: 3 } })).toMatchObject({ status: 500 });
    expect(hub?.state()).toEqual(before);
  });

  test('delay delays the endpoint', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'delay', delayMs: 60 }]);
    const startedAt = performance.now();
    expect(await read('/api/hubs/v1')).toMatchObject({ status: 200 });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55);
  });

  test('delay ends when its rule is removed', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'delay', delayMs: 600_000 }]);
    const waiting = read('/api/hubs/v1');
    await begun(1);
    await simulator.control.clearFaults();
    expect(await waiting).toMatchObject({ status: 200 });
  });

  test('any other kind can have a delay too', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'html', delayMs: 60 }]);
    const startedAt = performance.now();
    expect(await read('/api/hubs/v1')).toMatchObject({ status: 502 });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55);
  });

  test('hang never answers until its rule is removed', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'hang' }]);
    const waiting = expect(read('/api/hubs/v1')).rejects.toThrow('fetch failed');
    await begun(1);
    expect(await statuses()).toEqual([0]);
    await simulator.control.faults([]);
    await waiting;
    expect(await statuses()).toEqual([0]);
  });

  test('hang ends when the simulator stops', async () => {
    const other = await startSimulator();
    await other.control.faults([{ method: '*', path: '*', kind: 'hang' }]);
    const waiting = expect(ask(`${other.url}/api/hubs/v1`)).rejects.toThrow('fetch failed');
    while ((await other.control.requests()).total < 1);
    const startedAt = performance.now();
    await other.stop();
    expect(performance.now() - startedAt).toBeLessThan(500);
    await waiting;
  });

  test('reset resets the connection', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'reset' }]);
    const request = httpGet(`${simulator.url}/api/hubs/v1`);
    const [error] = (await once(request, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    expect(await statuses()).toEqual([0]);
  });

  test('truncate cuts the body in the middle', async () => {
    const whole = (await read('/api/hubs/v1')).text;
    await simulator.control.faults([{ ...HUBS, kind: 'truncate' }]);
    const response = await open('/api/hubs/v1');
    expect(response.statusCode).toBe(200);
    expect(Number(response.headers['content-length'])).toBeGreaterThan(whole.length / 2);
    await expect(text(response)).rejects.toThrow('aborted');
  });

  test('invalid-json has the content type of JSON and is not JSON', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'invalid-json' }]);
    const { status, headers, json } = await read('/api/hubs/v1');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('application/json');
    expect(json).toBeUndefined();
  });

  test('html is the error page of a proxy', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'html' }]);
    const answer = await read('/api/hubs/v1');
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('<h1>');
  });

  test('wrong-shape answers an object instead of a list, and the reverse', async () => {
    await simulator.control.faults([{ method: '*', path: '*', kind: 'wrong-shape' }]);
    expect((await read('/api/hubs/v1')).json).toEqual({ unexpected: true });
    expect((await read('/api/accounts/v1')).json).toEqual(['unexpected']);
  });

  test('empty is 200 without a body', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'empty' }]);
    expect(await read('/api/hubs/v1')).toMatchObject({ status: 200, text: '' });
  });

  test('slow-body sends one byte at a time', async () => {
    const whole = (await read(GROUPS.path)).text;
    await simulator.control.faults([{ ...GROUPS, kind: 'slow-body' }]);
    const response = await open(GROUPS.path);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe(whole);
    expect(chunks.length).toBeGreaterThan(whole.length / 4);
  });

  test('slow-body sends the rest when its rule is removed', async () => {
    await simulator.control.faults([{ ...HUBS, kind: 'slow-body' }]);
    const response = await open('/api/hubs/v1');
    await simulator.control.clearFaults();
    expect(JSON.parse(await text(response))).toHaveLength(30);
  });

  test('applies to the sign-in and the token endpoint too', async () => {
    await simulator.control.faults([
      { method: 'POST', path: '/identity/oauth/v2/token', kind: 'status', status: 429, retryAfter: 2 },
      { method: 'GET', path: '/identity/oauth/v2/authorize', kind: 'html' },
    ]);
    expect(await askToken(simulator.url, {})).toMatchObject({ status: 429 });
    expect(await read('/identity/oauth/v2/authorize')).toMatchObject({ status: 502 });
  });
});

describe('A rule', () => {
  test('applies to its endpoint only, for any id', async () => {
    await simulator.control.faults([{ ...HUBS, path: '/api/hubs/v1/{hubId}', kind: 'status', status: 500 }]);
    expect(await read('/api/hubs/v1')).toMatchObject({ status: 200 });
    expect(await read('/api/hubs/v1/any')).toMatchObject({ status: 500 });
  });

  test('for all endpoints does not apply to the control surface and the document', async () => {
    await simulator.control.faults([{ method: '*', path: '*', kind: 'status', status: 500 }]);
    expect(await read('/_control/world')).toMatchObject({ status: 200 });
    expect(await read('/doc/swagger/json')).toMatchObject({ status: 200 });
    expect(await read('/api/spaces/v1')).toMatchObject({ status: 500 });
  });

  test('no longer applies after its times; then the next rule applies', async () => {
    await simulator.control.faults([
      { ...HUBS, kind: 'status', status: 500, times: 2 },
      { ...HUBS, kind: 'status', status: 503, times: 1 },
    ]);
    for (const status of [500, 500, 503, 200]) expect(await read('/api/hubs/v1')).toMatchObject({ status });
  });

  test('applies to its share of the requests, the same ones each time', async () => {
    const rules: FaultRule[] = [{ ...GROUPS, kind: 'status', status: 500, share: 0.3 }];
    const run = async () => {
      await simulator.control.faults(rules);
      const seen = [];
      for (let count = 0; count < 100; count += 1) seen.push((await read(GROUPS.path)).status);
      return seen;
    };
    const first = await run();
    const hits = first.filter((status) => status === 500).length;
    expect(hits).toBeGreaterThan(15);
    expect(hits).toBeLessThan(45);
    expect(await run()).toEqual(first);
  });

  test('with a share of 0 applies to none', async () => {
    await simulator.control.faults([{ ...GROUPS, kind: 'reset', share: 0 }]);
    expect(await read(GROUPS.path)).toMatchObject({ status: 200 });
  });
});

test('A client that disconnects is in the log, without other effects', async () => {
  await simulator.control.faults([
    { ...HUBS, kind: 'delay', delayMs: 600_000 },
    { ...GROUPS, kind: 'slow-body' },
  ]);
  const request = httpGet(`${simulator.url}/api/hubs/v1`, { headers: { authorization: `Bearer ${token}` } });
  request.on('error', () => undefined);
  await begun(1);
  request.destroy();
  const response = await open(GROUPS.path);
  response.destroy();
  while ((await statuses())[0] === 0);
  expect(await statuses()).toEqual([499, 200]);
  await simulator.control.clearFaults();
  expect(await read('/api/hubs/v1')).toMatchObject({ status: 200 });
});
