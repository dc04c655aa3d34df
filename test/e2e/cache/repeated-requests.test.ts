import { manualClock } from '../../support/manual-clock.js';
import { callsOf, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const QUESTION = 'query Names { hubs(first: 500) { totalCount nodes { id customId } } }';
const TIMES = 'query Times { hubs(first: 1) { nodes { fetchedAt } } }';

describe('a request that was answered before', () => {
  const clock = manualClock();
  const stack = useStack({
    environment: { CACHE_TTL_MS: '10000', LOG_LEVEL: 'debug' },
    gateway: { now: clock.now },
    realTime: clock.now,
  });
  let token: string;
  beforeEach(async () => {
    token = await stack.simulator.userToken();
  });

  const ask = (body: object, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${stack.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(body),
    });
  const text = async (body: object, headers?: Readonly<Record<string, string>>) =>
    (await ask(body, headers)).text();
  /** Sends a request so often that it is known. */
  const repeat = async (body: object, headers?: Readonly<Record<string, string>>) => {
    for (let times = 0; times < 3; times += 1) await text(body, headers);
  };
  const firstHub = () => {
    const [hub] = hubsOf(stack.simulator.world, 'demo-client');
    if (hub === undefined) throw new Error('no hub');
    return hub;
  };
  const operationLines = () =>
    stack.gateway.log
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter(({ msg }) => msg === 'operation')
      .map(({ time: _time, requestId: _id, durationMs: _duration, ...line }) => line);

  it('has the answer, the headers and the log line of the first time', async () => {
    const answers: object[] = [];
    for (let times = 0; times < 5; times += 1) {
      const response = await ask({ query: QUESTION });
      const headers = Object.fromEntries(response.headers);
      const varying = ['x-request-id', 'date', 'ratelimit'];
      expect(Object.keys(headers)).toEqual(expect.arrayContaining(varying));
      for (const name of varying) delete headers[name];
      answers.push({ status: response.status, headers, text: await response.text() });
    }
    const lines = operationLines().slice(-5);

    expect(JSON.stringify(answers)).toContain(firstHub().id);
    expect(answers).toEqual(Array.from(answers, () => answers[0]));
    expect(lines).toEqual(Array.from(lines, () => lines[0]));
    expect(lines[0]).toMatchObject({ operation: 'query', operationName: 'Names', errors: [] });
  });

  it('is charged each time', async () => {
    await repeat({ query: QUESTION });
    const left = async () => {
      const response = await ask({ query: QUESTION });
      return Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
    };
    const [first, second, third] = [await left(), await left(), await left()];
    const spent = first - second;
    expect(spent).toBeGreaterThan(0);
    expect(second - third).toBe(spent);
  });

  it('has the media type that it accepts', async () => {
    const types = ['application/json', 'application/graphql-response+json'];
    for (const accept of types) await repeat({ query: QUESTION }, { accept });
    for (const accept of types) {
      const response = await ask({ query: QUESTION }, { accept });
      expect(response.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
    }
    expect((await ask({ query: QUESTION }, { accept: 'text/plain' })).status).toBe(406);
  });

  it('shows a change as soon as the cache does', async () => {
    await repeat({ query: QUESTION });
    await stack.simulator.control.data(firstHub().id, { customid: 'changed outside' });
    clock.pass(20_000);
    expect(await text({ query: QUESTION })).toContain('changed outside');
  });

  it('shows the effect of a mutation at once', async () => {
    const { id } = firstHub();
    const query = `{ hub(id: "${id}") { config { defaultPort } } }`;
    const change = (port: number) =>
      text({
        query: `mutation { updateHubConfig(input: { hubId: "${id}", config: { defaultPort: ${port} } }) { hub { id } } }`,
      });
    await change(1);
    await repeat({ query });
    await change(2);
    expect(await text({ query })).toBe('{"data":{"hub":{"config":{"defaultPort":2}}}}\n');
  });

  it('has the time of the data that it shows', async () => {
    await repeat({ query: TIMES });
    const before = await text({ query: TIMES });
    clock.pass(25_000);
    await repeat({ query: TIMES });
    const after = await text({ query: TIMES });
    expect(after).not.toBe(before);
    expect(after).toBe(await text({ query: TIMES }, { 'cache-control': 'max-age=100' }));
  });

  it('asks Operated where the client wants that, and shows the cost where the client wants that', async () => {
    await repeat({ query: QUESTION });
    await stack.simulator.control.clearRequests();
    await text({ query: QUESTION });
    expect(await callsOf(stack.simulator)).toEqual({});
    await text({ query: QUESTION }, { 'cache-control': 'no-cache' });
    expect(await callsOf(stack.simulator)).toEqual({ 'GET /api/hubs/v1': 1 });
    expect(await text({ query: QUESTION }, { 'graphql-cost': '1' })).toContain('"actualQueryCost"');
  });

  it('is none of a request that differs in what it asks', async () => {
    const others = [
      { query: QUESTION, operationName: '' },
      { query: QUESTION, operationName: 'Other' },
      { query: QUESTION, extensions: { persistedQuery: { version: 1, sha256Hash: '0' } } },
      { query: QUESTION, variables: 'none' },
      { query: `${QUESTION} }` },
    ];
    const askAll = () => Promise.all(others.map((other) => text(other)));
    const before = await askAll();
    await repeat({ query: QUESTION });

    expect(await askAll()).toEqual(before);
    for (const answer of before) expect(answer).toContain('"errors"');
  });

  it('is rejected with a token that Operated has rejected', async () => {
    await repeat({ query: QUESTION });
    await stack.simulator.control.revoke({ token });
    await text({ query: QUESTION }, { 'cache-control': 'no-cache' });
    expect(await text({ query: QUESTION })).toContain('"code":"UNAUTHENTICATED"');
  });

  it('is answered to another principal with what that one may see', async () => {
    await repeat({ query: QUESTION });
    token = await stack.simulator.userToken({ clientId: 'other-client', email: 'admin@other.example' });
    expect(await text({ query: QUESTION })).not.toContain(firstHub().id);
    token = await stack.simulator.userToken({ scopes: 'accounts:read' });
    expect(await text({ query: QUESTION })).toContain('"code":"FORBIDDEN"');
    token = '';
    expect((await ask({ query: QUESTION })).status).toBe(401);
  });
});

describe('a request that was answered before, of a caller with a small budget', () => {
  const stack = useStack({ environment: { CACHE_TTL_MS: '60000', COST_BUDGET_PER_MINUTE: '10000' } });

  it('is rejected when the budget is spent', async () => {
    const token = await stack.simulator.userToken();
    const codes = new Set<string>();
    for (let times = 0; times < 1_000 && codes.size === 0; times += 1) {
      const { errors } = await stack.gateway.query(QUESTION, { token });
      for (const { extensions } of errors) codes.add(extensions.code);
    }
    expect([...codes]).toEqual(['RATE_LIMITED']);
  });
});
