import { createHash } from 'node:crypto';
import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { manualClock } from '../../support/manual-clock.js';
import { connectSocket } from '../../support/live.js';
import { callsOf, read, startStack, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const FLEET =
  '{ viewer { id email } accounts { id } spaces { nodes { id } } hubs(first: 500) { nodes { id } } }';
const TOTAL = '{ hubs { totalCount } }';

describe('the cached answers of a principal', () => {
  const clock = manualClock();
  const stack = useStack({
    environment: { CACHE_TTL_MS: '60000', CACHE_STALE_IF_ERROR_MS: '600000' },
    gateway: { now: clock.now },
    simulator: { tokenFormat: 'jwt' },
  });
  afterEach(async () => {
    await stack.simulator.control.clearFaults();
    // Closes the circuit breakers that the test has opened.
    clock.pass(120_000);
  });

  const tokenOf = (email: string, clientId = 'demo-client') => stack.simulator.userToken({ email, clientId });
  const listCalls = async () => (await callsOf(stack.simulator))['GET /api/hubs/v1'] ?? 0;

  it('are served to no other principal, of another organisation or of the same one', async () => {
    const foreignHub = hubsOf(stack.simulator.world, 'other-client')[0]?.id ?? '';
    const tokens = [
      await tokenOf('admin@demo.example'),
      await tokenOf('admin@demo.example'),
      await tokenOf('reader@demo.example'),
      await tokenOf('admin@other.example', 'other-client'),
    ];
    await stack.simulator.control.clearRequests();
    const answers = await Promise.all(tokens.map((token) => stack.gateway.query(FLEET, { token })));

    expect(answers.map(({ errors }) => errors)).toEqual([[], [], [], []]);
    // Two tokens of one user are two principals: what the one may see is not known to be what the other may see.
    expect(await listCalls()).toBe(4);
    expect(answers.map(({ text }) => text.includes(foreignHub))).toEqual([false, false, false, true]);
    expect(answers.map(({ text }) => /[a-z]+@[a-z]+\.example/.exec(text)?.[0])).toEqual([
      'admin@demo.example',
      'admin@demo.example',
      'reader@demo.example',
      'admin@other.example',
    ]);
  });

  it('are not served to an invented token, even where Operated fails', async () => {
    const token = await tokenOf('admin@demo.example');
    await read(stack.gateway, FLEET, { token });
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 503 }]);

    for (const invented of [`${token}x`, token.slice(0, -1), token.toUpperCase(), 'invented']) {
      expect((await stack.gateway.query(TOTAL, { token: invented })).data).toEqual({ hubs: null });
    }
  });

  it('are dropped at once where one call of the token is rejected: no endpoint serves them any more', async () => {
    const token = await tokenOf('admin@demo.example');
    await read(stack.gateway, FLEET, { token });
    await stack.simulator.control.revoke({ token });
    const served = await stack.gateway.query(TOTAL, { token });
    const past = await stack.gateway.query('{ groups: accounts { groups { id } } }', {
      token,
      headers: { 'cache-control': 'no-cache' },
    });
    const after = await stack.gateway.query(TOTAL, { token });

    // Until a call is made, the revocation is not known: CACHE_TTL_MS bounds that.
    expect(served.errors).toEqual([]);
    expect(past.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(after.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('are not stored by a call that was sent before the rejection and is answered after it', async () => {
    const token = await tokenOf('admin@demo.example');
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'delay', delayMs: 200, times: 1 },
      { method: 'GET', path: '/api/spaces/v1', kind: 'status', status: 403 },
    ]);
    const slow = stack.gateway.query(TOTAL, { token });
    const rejected = await stack.gateway.query('{ spaces { totalCount } }', { token });
    const answered = await slow;
    await stack.simulator.control.clearRequests();
    await stack.gateway.query(TOTAL, { token });

    expect(rejected.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(answered.errors).toEqual([]);
    expect(await listCalls()).toBe(1);
  });

  it('serve an open WebSocket no longer than its token is valid', async () => {
    const token = await tokenOf('admin@demo.example');
    const client = connectSocket(stack.gateway, { token });
    await client.subscribe(TOTAL).event();
    await stack.simulator.control.revoke({ token });
    clock.pass(120_000);
    const { value } = await client.subscribe(TOTAL).next();
    await client.dispose();

    expect(value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('are not served after the expiry of a JWT, which Operated then judges', async () => {
    const token = await tokenOf('admin@demo.example');
    await read(stack.gateway, TOTAL, { token });
    await stack.simulator.control.clearRequests();
    await read(stack.gateway, TOTAL, { token });
    const before = await listCalls();
    clock.pass(3_600_000);
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 503 }]);
    const after = await stack.gateway.query(TOTAL, { token });

    expect(before).toBe(0);
    expect(after.data).toEqual({ hubs: null });
    expect(await listCalls()).toBeGreaterThan(0);
  });
});

describe('the cached answers of an API key', () => {
  it('are those of no other key, and are not served after its expiry', async () => {
    const clock = manualClock();
    const day = new Date(clock.now() + 86_400_000).toISOString().slice(0, 10);
    const keys = [createApiKey(), createApiKey()] as const;
    const entry = (name: string, key: string, end: string) =>
      `${name}/${createHash('sha256').update(key).digest('hex')}/accounts:read+hubs:read${end}`;
    const stack = await startStack({
      environment: {
        ...SERVICE_CREDENTIALS,
        SERVICE_ACCESS: 'apiKey',
        API_KEYS: [entry('one', keys[0], `/${day}`), entry('two', keys[1], '')].join(','),
        CACHE_TTL_MS: '600000',
      },
      gateway: { now: clock.now },
    });
    try {
      const ask = (key: string) => stack.gateway.query(TOTAL, { headers: { 'x-api-key': key } });
      const client = connectSocket(stack.gateway, { headers: { 'x-api-key': keys[0] } });
      await client.subscribe(TOTAL).event();
      await stack.simulator.control.clearRequests();
      expect((await ask(keys[0])).errors).toEqual([]);
      const own = await callsOf(stack.simulator);
      expect((await ask(keys[1])).errors).toEqual([]);
      const other = await callsOf(stack.simulator);
      clock.pass(2 * 86_400_000);
      const { value } = await client.subscribe(TOTAL).next();
      await client.dispose();

      expect(own['GET /api/hubs/v1']).toBeUndefined();
      expect(other['GET /api/hubs/v1']).toBe(1);
      expect(value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    } finally {
      await stack.stop();
    }
  });
});
