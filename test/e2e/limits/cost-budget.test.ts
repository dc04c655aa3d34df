import { OPEN_SERVICE, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket, subscribeBySse } from '../../support/live.js';
import { describeWithRedis, describeWithRedisServer, startRedisServer } from '../../support/redis.js';
import { startSimulator } from '../../support/simulator.js';
import { useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';
import { until } from '../../support/until.js';

const HUBS = '{ hubs(first: 50) { nodes { id name ports { id } } } }';
const CHEAP = '{ __typename }';

interface Cost {
  readonly requestedQueryCost: number;
  readonly actualQueryCost: number | null;
  readonly throttleStatus: {
    readonly maximumAvailable: number;
    readonly currentlyAvailable: number;
    readonly restoreRate: number;
  };
}

const costIn = (text: string) => (JSON.parse(text) as { extensions?: { cost?: Cost } }).extensions?.cost;
const askCost = { 'graphql-cost': '1' };

/** Sends a query until its caller is rejected. */
const spend = (gateway: TestGateway, token?: string, headers: Record<string, string> = {}) =>
  until(
    () => gateway.query(HUBS, { ...(token === undefined ? {} : { token }), headers }),
    ({ status }) => status !== 200,
  );

describe('a spent cost budget', () => {
  /** Sends cheaper and cheaper queries, until only a few points are left. */
  const spendAll = async (token: string) => {
    for (const document of [
      HUBS,
      '{ hubs(first: 10) { nodes { id } } }',
      '{ hubs(first: 1) { totalCount } }',
    ]) {
      await until(
        () => stack.gateway.query(document, { token }),
        ({ status }) => status === 429,
      );
    }
  };

  const stack = useStack({
    environment: {
      COST_BUDGET_PER_MINUTE: '5000',
      POLL_INTERVAL_MS: '100',
      FAILED_AUTHENTICATIONS_PER_MINUTE: '1000',
    },
  });

  it('rejects operations of its principal on every transport before Operated is called', async () => {
    const token = await stack.simulator.userToken();
    const rejected = await spend(stack.gateway, token);
    await stack.simulator.control.clearRequests();
    const again = await stack.gateway.query(HUBS, { token });
    const client = connectSocket(stack.gateway, { token });
    await client.connected;
    await stack.simulator.control.clearRequests();
    const overSocket: unknown = await client
      .subscribe(HUBS)
      .next()
      .catch((errors: unknown) => errors);
    const overSse = await subscribeBySse(stack.gateway, { token }, HUBS).next();
    await client.dispose();

    for (const answer of [rejected, again]) {
      expect(answer).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
      const retryAfter = Number(answer.errors[0]?.extensions['retryAfter']);
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(60);
      expect(answer.headers.get('retry-after')).toBe(String(retryAfter));
    }
    expect(overSocket).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(overSse).toMatchObject({ value: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] } });
    expect(Object.keys((await stack.simulator.control.requests()).byEndpoint)).not.toContain(
      'GET /api/hubs/v1',
    );
  });

  it('leaves cheaper operations that still fit, and every other principal', async () => {
    const token = await stack.simulator.userToken();
    await spend(stack.gateway, token);

    expect((await stack.gateway.query(CHEAP, { token })).status).toBe(200);
    const other = await stack.simulator.userToken();
    expect((await stack.gateway.query(HUBS, { token: other })).status).toBe(200);
  });

  it('ends subscriptions at their next event', async () => {
    const token = await stack.simulator.userToken();
    const client = connectSocket(stack.gateway, { token });
    const events = client.subscribe(
      'subscription { hubChanged(includeCurrent: true) { changed hub { id name ports { id device { vendorName } } } } }',
    );
    await events.next();
    await spendAll(token);
    const errors: unknown[] = [];
    const ended = (async () => {
      for await (const event of events) errors.push(...(event.errors ?? []));
      return true;
    })();
    // The first changes are charged to the budget, which they exceed; a later one ends the subscription.
    const hub = hubWhere(stack.simulator.world, ({ online, product }) => online && product === 'O-PC-4');
    const isEnded = await until(
      async () => {
        await stack.simulator.control.plug(hub.id, 1);
        await stack.simulator.control.unplug(hub.id, 1);
        return Promise.race([ended, new Promise((resolve) => setImmediate(resolve, false))]);
      },
      (isOver) => isOver === true,
    );
    await client.dispose();

    expect(isEnded).toBe(true);
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  }, 60_000);
});

describe('a cost budget', () => {
  const stack = useStack({ environment: { COST_BUDGET_PER_MINUTE: '100000' } });

  it('is stated in the headers of every answer as the IETF draft writes them', async () => {
    const { headers } = await stack.gateway.query(HUBS, { token: await stack.simulator.userToken() });

    expect(headers.get('ratelimit-policy')).toBe('"cost";q=100000;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"cost";r=\d+;t=([1-9]|[1-5]\d|60)$/);
    expect(headers.get('retry-after')).toBeNull();
  });

  it('can be read by browser apps of other origins', async () => {
    const { headers } = await stack.gateway.query(CHEAP, {
      token: await stack.simulator.userToken(),
      headers: { origin: 'https://studio.apollographql.com' },
    });

    expect(headers.get('access-control-expose-headers')).toMatch(/ratelimit-policy.*ratelimit/);
  });

  it('is charged what an operation really cost: its values and its calls to Operated', async () => {
    const token = await stack.simulator.userToken();
    const answer = await stack.gateway.query('{ hubs(first: 3) { nodes { id } } }', {
      token,
      headers: askCost,
    });
    // hubs, nodes, 3 hubs, 3 ids, and one call for 10 points.
    const actual = 1 + 1 + 3 + 3 + 10;
    const next = await stack.gateway.query(CHEAP, { token, headers: askCost });

    expect(costIn(answer.text)).toEqual({
      requestedQueryCost: expect.any(Number) as number,
      actualQueryCost: actual,
      throttleStatus: {
        maximumAvailable: 100_000,
        currentlyAvailable: 100_000 - actual,
        restoreRate: 100_000 / 60,
      },
    });
    expect(costIn(next.text)?.throttleStatus.currentlyAvailable).toBe(100_000 - actual - 1);
    expect(next.headers.get('ratelimit')).toContain(`r=${100_000 - actual - 1};`);
  });

  it('is part of the extensions only where the client asks for it', async () => {
    const token = await stack.simulator.userToken();
    const client = connectSocket(stack.gateway, { token });
    const plain = await client.subscribe(CHEAP).next();
    await client.dispose();
    const response = await fetch(`${stack.gateway.url}/graphql/stream`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: CHEAP, extensions: { cost: true } }),
    });

    expect(costIn((await stack.gateway.query(CHEAP, { token })).text)).toBeUndefined();
    expect(plain.value).not.toHaveProperty('extensions');
    expect(await response.text()).toContain(
      '"extensions":{"cost":{"requestedQueryCost":1,"actualQueryCost":1,',
    );
  });
});

describe('a client without credentials', () => {
  const stack = useStack({
    environment: {
      ...OPEN_SERVICE,
      COST_BUDGET_PER_MINUTE_BY_ADDRESS: '5000',
      TRUSTED_PROXIES: '127.0.0.1',
    },
  });

  it('has the budget of its address', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    expect((await spend(stack.gateway, undefined, from('192.0.2.1'))).status).toBe(429);

    expect((await stack.gateway.query(HUBS, { headers: from('192.0.2.2') })).status).toBe(200);
    expect((await stack.gateway.query(HUBS, { headers: from('192.0.2.1:80') })).status).toBe(429);
    const token = await stack.simulator.userToken();
    expect((await stack.gateway.query(HUBS, { token, headers: from('192.0.2.1') })).status).toBe(200);
  });
});

describe('an address that sends invented tokens', () => {
  const stack = useStack({
    environment: { FAILED_AUTHENTICATIONS_PER_MINUTE: '5', TRUSTED_PROXIES: '127.0.0.1' },
  });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const guess = (n: number, address: string) =>
    stack.gateway.query(HUBS, { token: `invented-${n}`, headers: from(address) });

  it('is rejected without a call to Operated, and other addresses and accepted tokens are not', async () => {
    const token = await stack.simulator.userToken();
    expect((await stack.gateway.query(HUBS, { token, headers: from('192.0.2.1') })).status).toBe(200);
    let tries = 0;
    const rejected = await until(
      () => guess((tries += 1), '192.0.2.1'),
      ({ status }) => status !== 401,
    );
    await stack.simulator.control.clearRequests();
    const again = await guess(1_000, '192.0.2.1');
    const { total } = await stack.simulator.control.requests();
    const without = await stack.gateway.query(HUBS, { headers: from('192.0.2.1') });

    const client = connectSocket(stack.gateway, { token: 'invented-2000', headers: from('192.0.2.1') });

    expect((await client.closed).code).toBe(1013);
    expect(tries).toBe(7);
    for (const answer of [rejected, again, without]) {
      expect(answer).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(total).toBe(0);
    expect((await guess(1, '192.0.2.2')).status).toBe(401);
    expect((await stack.gateway.query(HUBS, { token, headers: from('192.0.2.1') })).status).toBe(200);
  });
});

describeWithRedis('gateways that share a Redis', (redis) => {
  it('share the budget of a principal', async () => {
    const environment = { COST_BUDGET_PER_MINUTE: '5000', REDIS_URL: redis().url };
    const simulator = await startSimulator();
    const one = await startTestGateway(simulator.url, environment);
    const other = await startTestGateway(simulator.url, environment);
    const token = await simulator.userToken();
    await until(
      async () => (await (await fetch(`${other.url}/readyz`)).json()) as { redis: string },
      (ready) => ready.redis === 'connected',
    );
    const rejected = await spend(one, token);
    const second = await other.query(HUBS, { token });
    await Promise.all([one.stop(), other.stop()]);
    await simulator.stop();

    expect([rejected.status, second.status]).toEqual([429, 429]);
  });
});

describeWithRedisServer('a gateway whose Redis stops', () => {
  it('counts in its own memory immediately', async () => {
    const redis = await startRedisServer();
    const simulator = await startSimulator();
    const gateway = await startTestGateway(simulator.url, {
      COST_BUDGET_PER_MINUTE: '5000',
      REDIS_URL: redis.url,
    });
    const token = await simulator.userToken();
    const before = await gateway.query(HUBS, { token });
    await redis.stop();
    await until(
      async () => (await (await fetch(`${gateway.url}/readyz`)).json()) as { redis: string },
      (ready) => ready.redis === 'unreachable',
    );
    const startedAt = performance.now();
    const after = await gateway.query(CHEAP, { token });
    const durationMs = performance.now() - startedAt;
    const rejected = await spend(gateway, token);
    await gateway.stop();
    await simulator.stop();

    expect([before.status, after.status, rejected.status]).toEqual([200, 200, 429]);
    expect(durationMs).toBeLessThan(2_000);
  }, 60_000);
});
