import { createHash } from 'node:crypto';
import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { type QueryOptions, SERVICE_CREDENTIALS, type TestGateway } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { manualClock } from '../../support/manual-clock.js';
import { callsOf, read, startStack, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const NAMES = '{ hubs(first: 500) { totalCount nodes { id customId } } }';
const LIST = 'GET /api/hubs/v1';
const SHARED = 'answered without execution';

/** How many answers were sent without execution. */
const sharedBy = ({ log }: TestGateway) => log.filter((line) => line.includes(SHARED)).length;

/** Asks so often that the response is stored: the first time a question is only remembered. */
async function askTwice(gateway: TestGateway, document: string, options: QueryOptions): Promise<void> {
  await read(gateway, document, options);
  await read(gateway, document, options);
}

describe.each([
  ['without a cache', '0'],
  ['with a cache', '60000'],
])('the response cache of a gateway %s', (_, ttlMs) => {
  const clock = manualClock();
  const stack = useStack({
    environment: { CACHE_TTL_MS: ttlMs, LOG_LEVEL: 'debug' },
    gateway: { now: clock.now },
    realTime: clock.now,
  });
  const isCached = ttlMs !== '0';
  let token: string;
  beforeEach(async () => {
    token = await stack.simulator.userToken();
  });
  afterEach(async () => {
    await stack.simulator.control.clearFaults();
    // Closes the circuit breakers that the test has opened.
    clock.pass(200_000);
  });

  const listCalls = async () => (await callsOf(stack.simulator))[LIST] ?? 0;
  const hubOf = (client = 'demo-client') => {
    const [first] = hubsOf(stack.simulator.world, client);
    if (first === undefined) throw new Error('no hub');
    return first;
  };

  it('sends no response to another token of the same user, and none to another organisation', async () => {
    await askTwice(stack.gateway, NAMES, { token });
    const others = [
      await stack.simulator.userToken(),
      await stack.simulator.userToken({ clientId: 'other-client', email: 'admin@other.example' }),
    ];
    await stack.simulator.control.clearRequests();
    const before = sharedBy(stack.gateway);
    const answers = [];
    for (const other of others) answers.push(await stack.gateway.query(NAMES, { token: other }));

    expect(sharedBy(stack.gateway)).toBe(before);
    expect(await listCalls()).toBe(2);
    expect(answers[1]?.text).toContain(hubOf('other-client').id);
    expect(answers[1]?.text).not.toContain(hubOf().id);
  });

  it('sends no response to a token of the same user that has fewer scopes', async () => {
    await askTwice(stack.gateway, NAMES, { token });
    const narrow = await stack.simulator.userToken({ scopes: 'accounts:read' });
    const answer = await stack.gateway.query(NAMES, { token: narrow });

    expect(answer.data).toEqual({ hubs: null });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('sends no response after Operated has rejected the token', async () => {
    await askTwice(stack.gateway, NAMES, { token });
    await stack.simulator.control.revoke({ token });
    await stack.simulator.control.clearRequests();
    const answer = await stack.gateway.query(NAMES, { token, headers: { 'cache-control': 'no-cache' } });
    const calls = await callsOf(stack.simulator);
    const after = await stack.gateway.query(NAMES, { token });

    for (const { data, errors } of [answer, after]) {
      expect(data).toEqual({ hubs: null });
      expect(errors).toMatchObject([{ path: ['hubs'], extensions: { code: 'UNAUTHENTICATED' } }]);
    }
    expect(calls).toEqual({ [LIST]: 1 });
  });

  it('answers an equal question without execution while Operated sends the same', async () => {
    await askTwice(stack.gateway, NAMES, { token });
    const executed = await stack.gateway.query(NAMES, { token, headers: { 'cache-control': 'no-cache' } });
    await stack.simulator.control.clearRequests();
    const before = sharedBy(stack.gateway);
    const shared = await stack.gateway.query(NAMES, { token });

    expect(sharedBy(stack.gateway)).toBe(before + 1);
    expect(shared.text).toBe(executed.text);
    expect(await listCalls()).toBe(isCached ? 0 : 1);
  });

  it('executes an equal question after a change, and shows the change', async () => {
    await askTwice(stack.gateway, NAMES, { token });
    const { id } = hubOf();
    await stack.simulator.control.data(id, { customid: 'changed outside' });
    clock.pass(130_000);
    await stack.simulator.control.clearRequests();
    const answer = await stack.gateway.query(NAMES, { token });

    expect(answer.text).toContain('changed outside');
    expect(await callsOf(stack.simulator)).toEqual({ [LIST]: 1 });
  });

  it('executes an equal question after a mutation, and shows its effect', async () => {
    const { id } = hubOf();
    const question = `{ hub(id: "${id}") { config { defaultPort } } }`;
    const change = (port: number) =>
      read(
        stack.gateway,
        `mutation { updateHubConfig(input: { hubId: "${id}", config: { defaultPort: ${port} } }) { hub { id } } }`,
        { token },
      );
    await change(1);
    await askTwice(stack.gateway, question, { token });
    await change(2);

    expect(await read(stack.gateway, question, { token })).toEqual({ hub: { config: { defaultPort: 2 } } });
  });

  it('keeps the responses to different variables, operations and unusual numbers apart', async () => {
    const document = `
      query One($first: Int = 1) { hubs(first: $first) { nodes { id } } }
      query Two($first: Int = 1) { hubs(first: $first) { nodes { name } } }`;
    const ask = async (operationName: string, variables: string) => {
      const response = await fetch(`${stack.gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: `{"query":${JSON.stringify(document)},"operationName":"${operationName}","variables":${variables}}`,
      });
      return response.text();
    };
    const variables = ['{}', '{"first":null}', '{"first":1e400}', '{"first":2}', '{"first":"2"}'];
    const questions = ['One', 'Two'].flatMap((name) => variables.map((text) => [name, text] as const));
    const rounds: string[][] = [];
    for (let round = 0; round < 4; round += 1) {
      const answers: string[] = [];
      for (const [name, text] of questions) answers.push(await ask(name, text));
      rounds.push(answers);
    }

    expect(rounds.slice(1)).toEqual([rounds[0], rounds[0], rounds[0]]);
    for (const start of [0, variables.length]) {
      expect(new Set(rounds[0]?.slice(start, start + variables.length)).size).toBe(variables.length);
    }
    expect(await ask('', '{}')).toContain('"errors"');
  });

  it('sends no response that contains the caller', async () => {
    const question = '{ viewer { email scopes } }';
    await askTwice(stack.gateway, question, { token });
    const before = sharedBy(stack.gateway);
    await read(stack.gateway, question, { token });

    expect(sharedBy(stack.gateway)).toBe(before);
  });

  it('shows in each response when its data was fetched', async () => {
    const question = '{ hubs { nodes { fetchedAt } } }';
    await askTwice(stack.gateway, question, { token });
    clock.pass(130_000);
    const { text } = await stack.gateway.query(question, { token });

    expect(text).toContain(new Date(clock.now()).toISOString());
  });

  it('charges an operation that is not executed as one that is', async () => {
    const headers = { 'graphql-cost': '1' };
    const costOf = ({ text }: { readonly text: string }): unknown => {
      const { extensions } = JSON.parse(text) as { readonly extensions: { readonly cost: object } };
      return { ...extensions.cost, throttleStatus: null };
    };
    await askTwice(stack.gateway, NAMES, { token, headers });
    const first = await stack.gateway.query(NAMES, { token, headers });
    const second = await stack.gateway.query(NAMES, { token, headers });
    await stack.simulator.control.data(hubOf().id, { customid: 'another' });
    const bypass = await stack.gateway.query(NAMES, {
      token,
      headers: { ...headers, 'cache-control': 'no-cache' },
    });

    expect(sharedBy(stack.gateway)).toBeGreaterThan(0);
    expect(costOf(second)).toEqual(costOf(first));
    const { actualQueryCost } = costOf(first) as { readonly actualQueryCost: number };
    expect(costOf(bypass)).toMatchObject({ actualQueryCost: actualQueryCost + (isCached ? 10 : 0) });
  });

  it('answers over a WebSocket what was asked over HTTP', async () => {
    await askTwice(stack.gateway, NAMES, { token });
    const expected = await read(stack.gateway, NAMES, { token });
    const before = sharedBy(stack.gateway);
    const client = connectSocket(stack.gateway, { token });
    const data = await client.subscribe(NAMES).event();
    await client.dispose();

    expect(data).toEqual(expected);
    expect(sharedBy(stack.gateway)).toBe(before + 1);
  });

  it('makes the calls of a failing question once, and reports their errors at the fields that need them', async () => {
    const question = '{ accounts { id } spaces { nodes { id } } hubs { nodes { id } } }';
    await askTwice(stack.gateway, question, { token });
    clock.pass(130_000);
    await stack.simulator.control.clearRequests();
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/spaces/v1', kind: 'status', status: 500 },
    ]);
    const { data, errors } = await stack.gateway.query(question, {
      token,
      headers: { 'cache-control': 'no-cache' },
    });

    expect(data).toMatchObject({
      spaces: null,
      accounts: [{}],
      hubs: { nodes: expect.any(Array) as unknown },
    });
    expect(errors).toMatchObject([{ path: ['spaces'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(await callsOf(stack.simulator)).toEqual({
      'GET /api/accounts/v1': 1,
      'GET /api/spaces/v1': 1,
      [LIST]: 1,
    });
  });
});

describe('a response of the cache whose data is stale', () => {
  const clock = manualClock();
  const stack = useStack({
    environment: { CACHE_TTL_MS: '1000', CACHE_STALE_IF_ERROR_MS: '60000', LOG_LEVEL: 'debug' },
    gateway: { now: clock.now },
  });

  it('is not sent: the fields are marked as stale', async () => {
    const token = await stack.simulator.userToken();
    await askTwice(stack.gateway, NAMES, { token });
    clock.pass(5_000);
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 500 }]);
    const answers = [];
    for (let round = 0; round < 3; round += 1) {
      clock.pass(5_000);
      answers.push(await stack.gateway.query(NAMES, { token }));
    }

    for (const { text } of answers) {
      expect(JSON.parse(text)).toMatchObject({ extensions: { stale: [['hubs']] } });
    }
    expect(sharedBy(stack.gateway)).toBe(0);
  });
});

describe('the responses of an API key', () => {
  it('are those of no other key', async () => {
    const keys = [createApiKey(), createApiKey()] as const;
    const entry = (name: string, key: string, scopes: string) =>
      `${name}/${createHash('sha256').update(key).digest('hex')}/${scopes}`;
    const stack = await startStack({
      environment: {
        ...SERVICE_CREDENTIALS,
        SERVICE_ACCESS: 'apiKey',
        API_KEYS: [
          entry('one', keys[0], 'accounts:read+hubs:read'),
          entry('two', keys[1], 'accounts:read'),
        ].join(','),
        CACHE_TTL_MS: '600000',
        LOG_LEVEL: 'debug',
      },
    });
    try {
      const ask = (key: string) => stack.gateway.query(NAMES, { headers: { 'x-api-key': key } });
      await ask(keys[0]);
      await ask(keys[0]);
      expect((await ask(keys[0])).errors).toEqual([]);
      expect(sharedBy(stack.gateway)).toBe(1);
      const other = await ask(keys[1]);
      expect(sharedBy(stack.gateway)).toBe(1);
      expect(other.text).toContain('"errors"');
    } finally {
      await stack.stop();
    }
  });
});

describe('a gateway with EXECUTOR=reference', () => {
  const stack = useStack({
    environment: { CACHE_TTL_MS: '60000', EXECUTOR: 'reference', LOG_LEVEL: 'debug' },
  });

  it('executes every question', async () => {
    const token = await stack.simulator.userToken();
    await askTwice(stack.gateway, NAMES, { token });
    await askTwice(stack.gateway, NAMES, { token });

    expect(sharedBy(stack.gateway)).toBe(0);
  });
});
