import { freePort } from '../../support/free-port.js';
import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { describeWithRedis, describeWithRedisServer, startRedisServer } from '../../support/redis.js';
import { browse, signIn, signInVariables } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { callsOf, read } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf, hubWhere } from '../../support/world.js';

const LIST = 'GET /api/hubs/v1';
/** So long that nothing but an invalidation ends it. */
const LONG = { CACHE_TTL_MS: '600000', CACHE_STALE_IF_ERROR_MS: '3600000' };

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function simulate(): Promise<TestSimulator> {
  const simulator = await startSimulator({}, () => 1_800_000_000_000);
  open.push(() => simulator.stop());
  return simulator;
}

async function gatewayOf(
  simulator: TestSimulator,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestGateway> {
  const gateway = await startTestGateway(simulator.url, { ...LONG, SHUTDOWN_SPREAD_MS: '0', ...environment });
  open.push(() => gateway.stop());
  return gateway;
}

const writable = ({ world }: TestSimulator) =>
  hubWhere(world, ({ product, online, firmware }) => product === 'O-PC-4' && online && firmware === '1.1.0')
    .id;
const portsOf = (id: string) =>
  `{ hub(id: "${id}") { config { defaultPort } } hubs(filter: { ids: ["${id}"] }) { nodes { config { defaultPort } } } }`;
const shows = (port: number) => ({
  hub: { config: { defaultPort: port } },
  hubs: { nodes: [{ config: { defaultPort: port } }] },
});
const setPort = (id: string, port: number) =>
  `mutation { updateHubConfig(input: { hubId: "${id}", config: { defaultPort: ${port} } }) {
     hub { config { defaultPort } } changes { before after } userErrors { code } } }`;
const changed = (before: number, after: number) => ({
  updateHubConfig: {
    hub: { config: { defaultPort: after } },
    changes: [{ before: String(before), after: String(after) }],
    userErrors: [],
  },
});

describe('After a change through a gateway', () => {
  it('neither its own answer nor the next query of any caller shows the state before it', async () => {
    const simulator = await simulate();
    const gateway = await gatewayOf(simulator);
    const id = writable(simulator);
    const tokens = [await simulator.userToken(), await simulator.token()];
    let before = 1;
    for (const after of [2, 3, 4, 1]) {
      for (const token of tokens) expect(await read(gateway, portsOf(id), { token })).toEqual(shows(before));
      expect(await read(gateway, setPort(id, after), { token: tokens[0] ?? '' })).toEqual(
        changed(before, after),
      );
      for (const token of tokens) expect(await read(gateway, portsOf(id), { token })).toEqual(shows(after));
      before = after;
    }
  });

  it('the mutation reads the hub as it is, not as the cache has it', async () => {
    const simulator = await simulate();
    const gateway = await gatewayOf(simulator);
    const id = writable(simulator);
    const token = await simulator.userToken();
    await read(gateway, portsOf(id), { token });
    await fetch(`${simulator.url}/api/hubs/v1/${id}/config`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ defaultport: 3 }),
    });

    expect(await read(gateway, setPort(id, 2), { token })).toEqual(changed(3, 2));
  });

  it('a query that waits for an answer from before the change delays no later query', async () => {
    const simulator = await simulate();
    const gateway = await gatewayOf(simulator);
    const id = writable(simulator);
    const token = await simulator.userToken();
    const other = await simulator.token();
    await simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'delay', delayMs: 1_000, times: 1 },
    ]);
    const list = `{ hubs(filter: { ids: ["${id}"] }) { nodes { config { defaultPort } } } }`;
    const waiting = read(gateway, list, { token: other });
    await until(
      () => callsOf(simulator),
      (calls) => calls[LIST] === 1,
    );
    await read(gateway, setPort(id, 4), { token });

    expect(await read(gateway, list, { token: other })).toEqual({ hubs: shows(4).hubs });
    await waiting;
    // What was read before the change is not stored after it.
    expect(await read(gateway, list, { token: other })).toEqual({ hubs: shows(4).hubs });
  });

  it('the earlier state is not served where Operated fails either', async () => {
    const simulator = await simulate();
    const gateway = await gatewayOf(simulator);
    const id = writable(simulator);
    const [token, other] = [await simulator.userToken(), await simulator.token()];
    await read(gateway, portsOf(id), { token: other });
    await read(gateway, setPort(id, 4), { token });
    await simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 503 }]);
    const { data } = await gateway.query(portsOf(id), { token: other });

    expect(data).toEqual({ hub: null, hubs: null });
  });

  it('another organisation keeps its answers', async () => {
    const simulator = await simulate();
    const gateway = await gatewayOf(simulator);
    const [token, foreign] = [
      await simulator.userToken(),
      await simulator.userToken({ clientId: 'other-client', email: 'admin@other.example' }),
    ];
    const [foreignHub] = hubsOf(simulator.world, 'other-client');
    const query = `{ hubs { totalCount } hub(id: "${foreignHub?.id}") { id } }`;
    await read(gateway, query, { token: foreign });
    await read(gateway, setPort(writable(simulator), 4), { token });
    await simulator.control.clearRequests();
    await read(gateway, query, { token: foreign });

    expect(await callsOf(simulator)).toEqual({});
  });
});

describeWithRedis('Gateways that share a Redis', (redis) => {
  it('drop what a change through another of them made outdated before the change is answered', async () => {
    const simulator = await simulate();
    const environment = { REDIS_URL: redis().url };
    const gateways = [
      await gatewayOf(simulator, environment),
      await gatewayOf(simulator, environment),
    ] as const;
    const id = writable(simulator);
    const tokens = [await simulator.userToken(), await simulator.token()];
    let before = 1;
    // Each gateway changes the hub twice.
    for (let round = 0; round < 4; round += 1) {
      const after = (before % 4) + 1;
      const [writer, reader] = round % 2 === 0 ? gateways : ([gateways[1], gateways[0]] as const);
      for (const token of tokens) expect(await read(reader, portsOf(id), { token })).toEqual(shows(before));
      await read(writer, setPort(id, after), { token: tokens[0] ?? '' });
      for (const token of tokens) expect(await read(reader, portsOf(id), { token })).toEqual(shows(after));
      before = after;
    }
    await simulator.control.clearRequests();
    await read(gateways[0], portsOf(id), { token: tokens[0] ?? '' });

    // The reads after each change were stored again.
    expect(await callsOf(simulator)).toEqual({});
  });

  it('drop the answers of a session that ends at another of them', async () => {
    const simulator = await simulate();
    const variables = { ...signInVariables(await freePort()), REDIS_URL: redis().url };
    const one = await gatewayOf(simulator, variables);
    const two = await gatewayOf(simulator, { ...variables, PORT: '0' });
    const jar = await signIn(one.url);
    const headers = { cookie: jar.header };
    await read(two, '{ hubs { totalCount } }', { headers });
    await browse(jar, `${one.url}/auth/logout`, { method: 'POST', headers: { origin: one.url } });
    const { errors } = await two.query('{ hubs { totalCount } }', { headers });

    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describeWithRedisServer('A gateway whose Redis', () => {
  it('is away serves nothing without asking Operated, and shares calls still', async () => {
    const simulator = await simulate();
    const server = await startRedisServer();
    const gateway = await gatewayOf(simulator, { REDIS_URL: server.url });
    const token = await simulator.userToken();
    const ask = () => read(gateway, '{ hubs { totalCount } }', { token });
    await until(
      async () => {
        await simulator.control.clearRequests();
        await ask();
        return callsOf(simulator);
      },
      (calls) => calls[LIST] === undefined,
    );
    await server.stop();
    await until(
      async () => {
        await simulator.control.clearRequests();
        await ask();
        return callsOf(simulator);
      },
      (calls) => calls[LIST] === 1,
    );
    await simulator.control.faults([{ method: 'GET', path: '*', kind: 'delay', delayMs: 300 }]);
    await simulator.control.clearRequests();
    await Promise.all([ask(), ask(), ask()]);

    expect(await callsOf(simulator)).toEqual({ [LIST]: 1 });
  });

  it('is reached again serves nothing from before, because it may have missed a change', async () => {
    const simulator = await simulate();
    const server = await startRedisServer();
    const port = Number(new URL(server.url).port);
    const gateway = await gatewayOf(simulator, { REDIS_URL: server.url });
    const token = await simulator.userToken();
    const id = writable(simulator);
    await read(gateway, portsOf(id), { token });
    await server.stop();
    await simulator.control.data(id, { config: { defaultport: 4 } });
    const again = await startRedisServer(port);
    open.push(() => again.stop());
    await until(
      async () => (await fetch(`${gateway.url}/readyz`)).status,
      (status) => status === 200,
    );

    expect(await read(gateway, portsOf(id), { token })).toEqual(shows(4));
  });
});

describe('A change outside of the gateway', () => {
  it('and that a poll finds ends the cached state before subscribers are sent the event', async () => {
    const simulator = await simulate();
    const gateway = await gatewayOf(simulator, { POLL_INTERVAL_MS: '50', POLL_IDLE_INTERVAL_MS: '50' });
    const [token, other] = [await simulator.userToken(), await simulator.token()];
    const [hub] = hubsOf(simulator.world);
    const name = `{ hub(id: "${hub?.id}") { customId } }`;
    const client = connectSocket(gateway, { token: other });
    open.push(() => client.dispose());
    const events = client.subscribe(
      `subscription { hubChanged(hubIds: ["${hub?.id}"], includeCurrent: true) { hub { customId } } }`,
    );
    await events.event();
    for (const customid of ['one', 'two', 'three']) {
      await read(gateway, name, { token });
      await simulator.control.data(hub?.id ?? '', { customid });
      await events.event();
      expect(await read(gateway, name, { token })).toEqual({ hub: { customId: customid } });
    }
  });

  it('by a webhook ends the cached state without subscribers', async () => {
    const simulator = await simulate();
    const port = await freePort();
    const gateway = await gatewayOf(simulator, {
      ...SERVICE_CREDENTIALS,
      OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
      PORT: String(port),
      WEBHOOK_URL: `http://127.0.0.1:${port}`,
    });
    await until(
      () => simulator.control.subscriptions(),
      (subscriptions) => subscriptions.length > 0,
    );
    const token = await simulator.userToken();
    const id = writable(simulator);
    await read(gateway, portsOf(id), { token });
    await simulator.control.plug(id, 1);
    await simulator.control.data(id, { config: { defaultport: 4 } });

    const answer = await until(
      () => read(gateway, portsOf(id), { token }),
      (shown) => JSON.stringify(shown) === JSON.stringify(shows(4)),
    );
    expect(answer).toEqual(shows(4));
  });
});
