import { callsOf, read, type Stack, type StackOptions, startStack, useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';
import { changeMany, putsByHub } from '../changing-hubs/changes.js';
import type { FaultRule } from '../../../simulator/faults/rule.js';

type Fault = Omit<FaultRule, 'method' | 'path'>;

const LIST = '/api/hubs/v1';
const LIST_CALLS = `GET ${LIST}`;
const QUERY = '{ hubs { totalCount } }';
/** Fewer failures than this do not open a breaker. */
const NO_BREAKER = { circuitBreaker: { minimumCalls: Infinity } };

const OPTIONS: StackOptions = {
  simulator: { hubs: 6, accounts: 1 },
  environment: { OPERATED_TIMEOUT_MS: '1000', REQUEST_DEADLINE_MS: '5000' },
  gateway: NO_BREAKER,
};

const failing = ({ simulator }: Stack, fault: Fault) =>
  simulator.control.faults([{ method: 'GET', path: LIST, ...fault }]);
const attemptsOf = async ({ simulator }: Stack) => (await callsOf(simulator))[LIST_CALLS];

describe('a read that fails', () => {
  const stack = useStack(OPTIONS);
  let token: string;

  // A Retry-After holds for a token.
  beforeEach(async () => {
    token = await stack.simulator.token();
    await stack.simulator.control.clearRequests();
  });
  afterEach(() => stack.simulator.control.clearFaults());

  it.each<[string, Fault]>([
    ['500', { kind: 'status', status: 500 }],
    ['403', { kind: 'status', status: 403 }],
    ['404', { kind: 'status', status: 404 }],
    ['429 without Retry-After', { kind: 'status', status: 429 }],
    ['429 whose Retry-After is longer than the deadline', { kind: 'status', status: 429, retryAfter: 6 }],
    ['503 whose Retry-After is longer than the deadline', { kind: 'status', status: 503, retryAfter: 6 }],
    ['no answer within the timeout', { kind: 'hang' }],
    ['half of a JSON text that arrived whole', { kind: 'invalid-json' }],
    ['another shape', { kind: 'wrong-shape' }],
  ])('with %s is not repeated', async (_title, fault) => {
    await failing(stack, fault);

    expect((await stack.gateway.query(QUERY, { token })).errors).toHaveLength(1);
    expect(await attemptsOf(stack)).toBe(1);
  });

  it.each<[string, number]>([
    ['429', 429],
    ['503', 503],
  ])('with %s is repeated after a Retry-After that fits into the deadline', async (_title, status) => {
    await failing(stack, { kind: 'status', status, retryAfter: 1, times: 1 });
    const startedAt = performance.now();
    await read(stack.gateway, QUERY, { token });

    expect(await attemptsOf(stack)).toBe(2);
    expect(performance.now() - startedAt).toBeGreaterThan(990);
  });

  it('is not repeated after its client has gone', async () => {
    await failing(stack, { kind: 'status', status: 503, retryAfter: 2 });
    const client = new AbortController();
    const answer = stack.gateway.query(QUERY, { token, signal: client.signal });
    const gone = expect(answer).rejects.toThrow(/abort/i);
    await until(
      () => attemptsOf(stack),
      (count) => count === 1,
    );
    client.abort();
    await gone;
    // Two attempts, for which this takes longer than the pause of the first caller.
    await failing(stack, { kind: 'status', status: 503, retryAfter: 3 });
    const other = await stack.simulator.token();
    expect((await stack.gateway.query(QUERY, { token: other })).errors).toHaveLength(1);

    expect(await attemptsOf(stack)).toBe(3);
  });
});

describe('a read that fails and is repeated', () => {
  let stack: Awaited<ReturnType<typeof startStack>>;
  let token: string;

  // A gateway for each test: they would share its retry budget.
  beforeEach(async () => {
    stack = await startStack(OPTIONS);
    token = await stack.simulator.token();
    await stack.simulator.control.clearRequests();
  });
  afterEach(() => stack.stop());

  it.each<[string, Fault]>([
    ['502', { kind: 'status', status: 502 }],
    ['503', { kind: 'status', status: 503 }],
    ['504', { kind: 'status', status: 504 }],
    ['a page with 502', { kind: 'html' }],
    ['a reset connection', { kind: 'reset' }],
    ['a body that ends too early', { kind: 'truncate' }],
  ])('with %s is repeated three times at most, and each attempt is logged', async (_title, fault) => {
    await failing(stack, { ...fault, times: 3 });
    const lines = stack.gateway.log.length;
    await read(stack.gateway, QUERY, { token });
    expect(await attemptsOf(stack)).toBe(4);

    const logged = stack.gateway.log.slice(lines).map((line) => JSON.parse(line) as Record<string, unknown>);
    const failed = logged.filter(({ msg }) =>
      /^operated (did not answer|answered with an error)$/.test(String(msg)),
    );
    expect(failed.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(failed.every(({ endpoint, level }) => endpoint === LIST_CALLS && level === 'warn')).toBe(true);

    await failing(stack, fault);
    await stack.simulator.control.clearRequests();
    expect((await stack.gateway.query(QUERY, { token })).errors).toHaveLength(1);
    expect(await attemptsOf(stack)).toBe(4);
  });

  it('does not let retries exceed three tenths of the calls and a floor of ten', async () => {
    await failing(stack, { kind: 'status', status: 503 });
    const tokens = await Promise.all(Array.from({ length: 4 }, () => stack.simulator.token()));
    await stack.simulator.control.clearRequests();
    const asked = 60;
    for (let index = 0; index < asked; index += 4) {
      await Promise.all(tokens.map((token) => stack.gateway.query(QUERY, { token })));
    }

    const sent = (await attemptsOf(stack)) ?? 0;
    expect(sent).toBeLessThanOrEqual(asked * 1.3 + 10);
    expect(sent).toBeGreaterThan(asked);
  });
});

describe('a change that fails', () => {
  const stack = useStack({ environment: { OPERATED_TIMEOUT_MS: '1000' }, gateway: NO_BREAKER });

  it.each<[string, Fault]>([
    ['503', { kind: 'status', status: 503 }],
    ['429 without Retry-After', { kind: 'status', status: 429 }],
    ['a reset connection', { kind: 'reset' }],
    ['a body that ends too early', { kind: 'truncate' }],
  ])('with %s is never sent again', async (_title, fault) => {
    const token = await stack.simulator.userToken();
    const [hub] = hubsOf(stack.simulator.world).filter(
      ({ product, online }) => product === 'O-PC-4' && online,
    );
    await stack.simulator.control.faults([
      { method: 'PUT', path: '/api/hubs/v1/{hubId}/config', ...fault, times: 1 },
    ]);
    await stack.simulator.control.clearRequests();
    const before = hub?.config()['autoswitchdisconnect'];
    const wanted = before === 'active' ? 'BOTH' : 'ACTIVE';
    await changeMany(stack, [hub?.id ?? ''], { autoSwitchDisconnect: wanted }, { token });

    expect(await putsByHub(stack)).toEqual(new Map([[hub?.id, 1]]));
  });
});

describe('the Retry-After of a 429', () => {
  const stack = useStack({ environment: { REQUEST_DEADLINE_MS: '5000' }, gateway: NO_BREAKER });

  afterEach(() => stack.simulator.control.clearFaults());

  it('holds for every call of the principal to that endpoint, and for no other endpoint or principal', async () => {
    const [token, other] = [await stack.simulator.userToken(), await stack.simulator.userToken()];
    await stack.simulator.control.faults([
      { method: 'GET', path: LIST, kind: 'status', status: 429, retryAfter: 60, times: 1 },
    ]);
    await stack.gateway.query(QUERY, { token });
    await stack.simulator.control.clearRequests();
    const again = await stack.gateway.query('{ hubs { totalCount } accounts { id } }', { token });

    expect(again.errors).toMatchObject([
      {
        path: ['hubs'],
        extensions: { code: 'UPSTREAM_RATE_LIMITED', retryAfter: expect.any(Number) as number },
      },
    ]);
    expect(Number(again.errors[0]?.extensions['retryAfter'])).toBeLessThanOrEqual(60);
    expect(again.data).toMatchObject({ accounts: [{}] });
    expect((await callsOf(stack.simulator))[LIST_CALLS]).toBeUndefined();
    await read(stack.gateway, QUERY, { token: other });
  });

  it('delays further calls of the principal where it fits into their deadline', async () => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.faults([
      { method: 'GET', path: LIST, kind: 'status', status: 429, retryAfter: 2, times: 1 },
    ]);
    await stack.simulator.control.clearRequests();
    await Promise.all([1, 2, 3].map(() => read(stack.gateway, QUERY, { token })));
    const { log } = await stack.simulator.control.requests();
    const lists = log.filter(({ endpoint }) => endpoint === LIST_CALLS);

    expect(lists.filter(({ status }) => status === 429)).toHaveLength(1);
    expect(lists.filter(({ status }) => status === 200)).toHaveLength(3);
  });
});
