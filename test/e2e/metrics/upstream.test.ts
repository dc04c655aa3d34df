import type { FaultRule } from '../../../simulator/faults/rule.js';
import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import { ENDPOINTS, endpointName } from '../../../src/datasources/upstream/endpoints.js';
import { OPEN_SERVICE, SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { manualClock } from '../../support/manual-clock.js';
import { changesBy } from '../../support/metric-changes.js';
import { type StackOptions, startStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

const PREFIX = 'operated_gateway_upstream_';
const QUERY = '{ hubs { totalCount } }';
const LIST = '/api/hubs/v1';
const ofList = (labels: string) => `{endpoint="GET ${LIST}",${labels}}`;
const attempts = (outcome: string) => `call_duration_seconds_count${ofList(`outcome="${outcome}"`)}`;
const retries = (reason: string) => `retries_total${ofList(`reason="${reason}"`)}`;
const declined = (reason: string) => `calls_declined_total${ofList(`reason="${reason}"`)}`;
const ofToken = (outcome: string) =>
  `call_duration_seconds_count{endpoint="POST /identity/oauth/v2/token",outcome="${outcome}"}`;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const NO_BREAKER = { minimumCalls: Infinity };

async function start({ environment, gateway, ...options }: StackOptions = {}) {
  const stack = await startStack({
    environment: { METRICS_PORT: '0', ...environment },
    gateway: { circuitBreaker: NO_BREAKER, ...gateway },
    ...options,
  });
  open.push(() => stack.stop());
  const token = await stack.simulator.userToken();
  const changes = (action: () => Promise<unknown>) => changesBy(stack.gateway, PREFIX, action);
  const fault = (rule: Omit<FaultRule, 'method' | 'path'>, path = LIST) =>
    stack.simulator.control.faults([{ method: '*', path, ...rule }]);
  return { ...stack, token, changes, fault };
}

const FAULTS: readonly (readonly [string, Omit<FaultRule, 'method' | 'path'>, Record<string, number>])[] = [
  ['400', { kind: 'status', status: 400 }, { [attempts('rejected')]: 1 }],
  ['401', { kind: 'status', status: 401 }, { [attempts('rejected')]: 1 }],
  ['429', { kind: 'status', status: 429 }, { [attempts('rate_limited')]: 1 }],
  ['500', { kind: 'status', status: 500 }, { [attempts('server_error')]: 1 }],
  ['503', { kind: 'status', status: 503 }, { [attempts('server_error')]: 4, [retries('transport')]: 3 }],
  ['a reset connection', { kind: 'reset' }, { [attempts('connection')]: 4, [retries('transport')]: 3 }],
  ['a truncated body', { kind: 'truncate' }, { [attempts('truncated')]: 4, [retries('transport')]: 3 }],
  ['no answer', { kind: 'hang' }, { [attempts('timeout')]: 1 }],
  [
    '503 once',
    { kind: 'status', status: 503, times: 1 },
    { [attempts('server_error')]: 1, [retries('transport')]: 1, [attempts('success')]: 1 },
  ],
  [
    '429 once, with Retry-After',
    { kind: 'status', status: 429, retryAfter: 1, times: 1 },
    { [attempts('rate_limited')]: 1, [retries('rate_limited')]: 1, [attempts('success')]: 1 },
  ],
];

it.each(FAULTS)('An answer of %s is counted by outcome', async (_, rule, expected) => {
  const { gateway, token, changes, fault } = await start({ environment: { OPERATED_TIMEOUT_MS: '600' } });
  await fault(rule);

  expect(await changes(() => gateway.query(QUERY, { token }))).toEqual(expected);
});

it('A successful call counts as success, and an unchanged answer as not modified', async () => {
  const { gateway, token, changes } = await start({
    simulator: { validators: 'etag' },
    realTime: () => 1_800_000_000_000,
  });

  expect(await changes(() => gateway.query(QUERY, { token }))).toEqual({ [attempts('success')]: 1 });
  expect(await changes(() => gateway.query(QUERY, { token }))).toEqual({ [attempts('not_modified')]: 1 });
});

it('The seconds of an attempt include the wait for the answer', async () => {
  const { gateway, token, fault } = await start();
  await fault({ kind: 'delay', delayMs: 300 });
  await gateway.query(QUERY, { token });

  const { value } = await gateway.scrape();
  const name = `${PREFIX}call_duration_seconds`;
  expect(value(`${name}_sum`)).toBeGreaterThan(0.29);
  expect(value(`${name}_bucket`, { le: '0.25' })).toBe(0);
});

it('A request answered from the cache counts no call', async () => {
  const { gateway, token, changes } = await start({ environment: { CACHE_TTL_MS: '600000' } });
  await gateway.query(QUERY, { token });

  expect(await changes(() => gateway.query(QUERY, { token }))).toEqual({});
});

it('A new token after a 401 is counted with its token request', async () => {
  const { gateway, simulator, changes } = await start({ environment: OPEN_SERVICE });
  expect(await changes(() => gateway.query(QUERY))).toEqual({
    [ofToken('success')]: 1,
    [attempts('success')]: 1,
  });
  await simulator.control.revoke({ clientId: OPEN_SERVICE.OPERATED_CLIENT_ID });

  expect(await changes(() => gateway.query(QUERY))).toEqual({
    [attempts('rejected')]: 1,
    [ofToken('success')]: 1,
    [retries('unauthorized')]: 1,
    [attempts('success')]: 1,
  });
});

describe('A call that is not sent is counted by its reason:', () => {
  it('the token was rejected seconds ago', async () => {
    const { gateway, changes } = await start();
    const rejected = () => gateway.query(QUERY, { token: 'invalid' });
    await rejected();

    expect(await changes(rejected)).toEqual({ [declined('rejected_token')]: 1 });
  });

  it('Operated asked to wait', async () => {
    const { gateway, token, changes, fault } = await start({ environment: { REQUEST_DEADLINE_MS: '10000' } });
    await fault({ kind: 'status', status: 429, retryAfter: 17 });
    await gateway.query(QUERY, { token });

    expect(await changes(() => gateway.query(QUERY, { token }))).toEqual({ [declined('retry_after')]: 1 });
  });

  it('the scopes of the API key do not include the endpoint', async () => {
    const key = createApiKey();
    const keys = `key/${sha256(key)}/accounts:read`;
    const { gateway, changes } = await start({
      environment: { ...SERVICE_CREDENTIALS, SERVICE_ACCESS: 'apiKey', API_KEYS: keys },
    });
    const query = () => gateway.query(QUERY, { headers: { 'x-api-key': key } });

    expect(await changes(query)).toEqual({ [declined('scope')]: 1 });
  });

  it('the gateway can get no token', async () => {
    const { gateway, changes } = await start({
      environment: { ...OPEN_SERVICE, OPERATED_CLIENT_SECRET: 'wrong' },
    });

    expect(await changes(() => gateway.query(QUERY))).toEqual({
      [ofToken('rejected')]: 1,
      [declined('no_token')]: 1,
    });
  });

  it('the operation or the principal has made too many calls', async () => {
    const ofOperation = await start({ environment: { UPSTREAM_CALLS_PER_OPERATION: '1' } });
    const { gateway, token } = ofOperation;
    const both = await ofOperation.changes(() =>
      gateway.query('{ hubs { totalCount } spaces { totalCount } }', { token }),
    );
    expect(Object.entries(both).filter(([key]) => key.startsWith('calls_declined_total'))).toEqual([
      [expect.stringContaining('reason="operation_budget"'), 1],
    ]);

    const ofPrincipal = await start({ environment: { UPSTREAM_CALLS_PER_MINUTE: '1' } });
    const query = () => ofPrincipal.gateway.query(QUERY, { token: ofPrincipal.token });
    await query();
    expect(await ofPrincipal.changes(query)).toEqual({ [declined('principal_budget')]: 1 });
  });

  it('the deadline passed while it waited for a token or a place', async () => {
    const { gateway, token, changes, fault } = await start({
      environment: { ...OPEN_SERVICE, OPERATED_CONCURRENCY: '1', REQUEST_DEADLINE_MS: '500' },
    });
    // The token request keeps the only place.
    await fault({ kind: 'hang' }, '/identity/oauth/v2/token');

    expect(await changes(() => Promise.all([gateway.query(QUERY), gateway.query(QUERY, { token })]))).toEqual(
      {
        [declined('deadline')]: 2,
        calls_in_flight: 1,
      },
    );
  });
});

it('Calls under way and waiting are shown, and end with their clients', async () => {
  const { gateway, simulator, fault, changes } = await start({ environment: { OPERATED_CONCURRENCY: '2' } });
  const calls = async () => {
    const { value } = await gateway.scrape();
    return ['in_flight', 'waiting', 'in_flight_limit'].map((name) => value(`${PREFIX}calls_${name}`));
  };
  expect(await calls()).toEqual([0, 0, 2]);
  await fault({ kind: 'hang' });

  const ended = await changes(async () => {
    const clients: AbortController[] = [];
    const gone: Promise<unknown>[] = [];
    for (let count = 0; count < 5; count += 1) {
      const client = new AbortController();
      clients.push(client);
      const answer = gateway.query(QUERY, { token: await simulator.userToken(), signal: client.signal });
      gone.push(expect(answer).rejects.toThrow(/abort/i));
    }
    await until(calls, ([inFlight, waiting]) => inFlight === 2 && waiting === 3);
    for (const client of clients) client.abort();
    await Promise.all(gone);
    await until(calls, ([inFlight, waiting]) => inFlight === 0 && waiting === 0);
  });
  expect(ended).toEqual({ [attempts('client_disconnected')]: 2 });
});

it('The circuit breaker of each endpoint is shown', async () => {
  const clock = manualClock();
  const { gateway, token, fault, simulator, changes } = await start({
    gateway: { now: clock.now, circuitBreaker: { minimumCalls: 2, trialMs: 60_000 } },
  });
  const states = async () => {
    const found = (await gateway.scrape()).find('operated_gateway_circuit_breaker_state');
    return found
      .filter(({ value }) => value === 1)
      .map(({ labels }) => [labels['endpoint'], labels['state']]);
  };
  const closed = Object.values(ENDPOINTS).map((endpoint) => [endpointName(endpoint), 'closed']);
  const listIs = (state: string) =>
    closed.map(([endpoint]) => [endpoint, endpoint === `GET ${LIST}` ? state : 'closed']);
  expect(await states()).toEqual(closed);
  expect((await gateway.scrape()).find('operated_gateway_circuit_breaker_state')).toHaveLength(
    3 * closed.length,
  );

  await fault({ kind: 'status', status: 500 });
  for (let count = 0; count < 2; count += 1) await gateway.query(QUERY, { token });
  expect(await states()).toEqual(listIs('open'));
  expect(await changes(() => gateway.query(QUERY, { token }))).toEqual({ [declined('circuit_breaker')]: 1 });

  clock.pass(10_000);
  expect(await states()).toEqual(listIs('half_open'));
  await simulator.control.clearFaults();
  await gateway.query(QUERY, { token });
  expect(await states()).toEqual(closed);
});
