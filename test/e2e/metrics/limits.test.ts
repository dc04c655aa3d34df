import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Limit } from '../../../src/telemetry/metrics/limits-metrics.js';
import { OPEN_SERVICE, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { rawRequest } from '../../support/raw-http.js';
import { openAcknowledged, openRawWebSocket } from '../../support/raw-websocket.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

const HITS = 'operated_gateway_limits_hit_total';
const HUBS = '{ hubs(first: 1) { totalCount } }';

let simulator: TestSimulator;
let token: string;
const stop: (() => Promise<void>)[] = [];
beforeAll(async () => {
  simulator = await startSimulator();
  token = await simulator.userToken();
});
afterEach(async () => {
  for (const end of stop.splice(0).reverse()) await end();
  await simulator.control.clearFaults();
});
afterAll(() => simulator.stop());

const start = async (environment: Readonly<Record<string, string>> = {}): Promise<TestGateway> => {
  const gateway = await startTestGateway(simulator.url, { METRICS_PORT: '0', ...environment });
  stop.push(() => gateway.stop());
  return gateway;
};
/** The limits that were hit, and how often. */
const hits = async (gateway: TestGateway): Promise<Readonly<Record<string, number>>> => {
  const { find } = await gateway.scrape();
  const hit = find(HITS).filter(({ value }) => value > 0);
  return Object.fromEntries(hit.map(({ labels, value }) => [labels['limit'] ?? '', value]));
};
/** Waits for a limit that is hit beside the answer. */
const untilHit = (gateway: TestGateway, limit: Limit) =>
  until(
    () => hits(gateway),
    (hit) => limit in hit,
  );

it('Every limit has a series before it is hit', async () => {
  const gateway = await start();
  const { find } = await gateway.scrape();

  expect(find(HITS).length).toBeGreaterThan(30);
  expect(await hits(gateway)).toEqual({});
});

describe('A limit of a document or of an input is counted once for an operation', () => {
  const nested = `{ hubs { nodes { ${'space { hubs { nodes { '.repeat(12)} id ${'} } } '.repeat(12)} } } }`;
  const cases: readonly (readonly [
    limit: Limit,
    query: string,
    variables: Readonly<Record<string, unknown>> | undefined,
  ])[] = [
    ['tokens', `{ ${'a '.repeat(1_100)}}`, undefined],
    ['comments', `${'#\n'.repeat(1_100)}${HUBS}`, undefined],
    ['depth', nested, undefined],
    [
      'aliases',
      `{ ${Array.from({ length: 12 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
      undefined,
    ],
    ['root_fields', `{ ${'__typename '.repeat(12)} }`, undefined],
    ['directives', `{ __typename ${'@include(if: true) '.repeat(12)} }`, undefined],
    [
      'variables_depth',
      'query ($filter: HubFilter) { hubs(filter: $filter) { totalCount } }',
      { filter: JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`) as unknown },
    ],
    [
      'operation_cost',
      '{ hubs(first: 500) { nodes { account { hubs(first: 500) { nodes { id } } } } } }',
      undefined,
    ],
    ['page_size', '{ one: hubs(first: 501) { totalCount } two: hubs(first: 502) { totalCount } }', undefined],
    ['search_text', `{ hubs(filter: { search: "${'x'.repeat(201)}" }) { totalCount } }`, undefined],
    [
      'filter_values',
      'query ($ids: [ID!]) { hubs(filter: { ids: $ids }) { totalCount } }',
      { ids: Array.from({ length: 1_001 }, (_, index) => String(index)) },
    ],
    [
      'bulk_change',
      'mutation ($hubIds: [ID!]!) { updateHubConfigs(input: { hubIds: $hubIds, config: {} }) { results { hubId } } }',
      { hubIds: Array.from({ length: 1_001 }, (_, index) => String(index)) },
    ],
    ['id_length', 'query ($id: ID!) { hub(id: $id) { id } }', { id: 'x'.repeat(501) }],
  ];

  it.each(cases)('%s', async (limit, query, variables) => {
    const gateway = await start({
      QUERY_TOKENS_LIMIT: '1000',
      QUERY_DEPTH_LIMIT: '30',
      QUERY_ALIASES_LIMIT: '10',
      QUERY_ROOT_FIELDS_LIMIT: '10',
      QUERY_DIRECTIVES_LIMIT: '10',
      COST_LIMIT: '100000',
    });
    await gateway.query(query, { token, ...(variables && { variables }) });

    expect(await hits(gateway)).toEqual({ [limit]: 1 });
  });

  it('trusted_documents', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
    const path = join(folder, 'manifest.json');
    writeFileSync(path, JSON.stringify({ ['a'.repeat(64)]: HUBS }));
    const gateway = await start({
      PERSISTED_DOCUMENTS: path,
      PERSISTED_DOCUMENTS_MODE: 'require',
    });
    rmSync(folder, { recursive: true });
    await gateway.query(HUBS, { token });

    expect(await hits(gateway)).toEqual({ trusted_documents: 1 });
  });

  it('batch', async () => {
    const gateway = await start();
    await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify([{ query: HUBS }, { query: HUBS }]),
    });

    expect(await hits(gateway)).toEqual({ batch: 1 });
  });

  it('upstream_reads_by_operation, also where several fields fail by it', async () => {
    const gateway = await start({ UPSTREAM_CALLS_PER_OPERATION: '1' });
    const { errors } = await gateway.query('{ hubs { totalCount } spaces { totalCount } accounts { id } }', {
      token,
    });

    expect(errors.length).toBeGreaterThan(1);
    expect(await hits(gateway)).toEqual({ upstream_reads_by_operation: 1 });
  });
});

describe('A limit of HTTP is counted', () => {
  it('host', async () => {
    const gateway = await start(OPEN_SERVICE);
    await rawRequest(gateway.url, '/graphql', { host: 'canary.example' });
    const { text } = await gateway.scrape();

    expect(await hits(gateway)).toEqual({ host: 1 });
    expect(text).not.toContain('canary');
  });

  it('body', async () => {
    const gateway = await start({ REQUEST_BODY_BYTES: '10000' });
    await gateway.query(`# ${'x'.repeat(10_000)}\n${HUBS}`);

    expect(await hits(gateway)).toEqual({ body: 1 });
  });

  it('headers: too many, too long, or a URL that is too long', async () => {
    const gateway = await start();
    const many = Array.from({ length: 120 }, (_, index) => [`x-${index}`, 'x'] as const);
    await rawRequest(gateway.url, '/', { headers: many });
    await rawRequest(gateway.url, `/${'x'.repeat(9_000)}`, { method: 'GET' });
    await rawRequest(gateway.url, '/', { headers: [['x-long', 'x'.repeat(20_000)]] });

    expect(await hits(gateway)).toEqual({ headers: 3 });
  });

  it('request_time', async () => {
    const gateway = await start({ REQUEST_TIMEOUT_MS: '100' });
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1').setEncoding('utf8');
    socket.write('POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n');
    const [answer] = (await once(socket, 'data')) as [string];
    socket.destroy();

    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(await hits(gateway)).toEqual({ request_time: 1 });
    expect((await gateway.scrape()).value('operated_gateway_http_malformed_requests_total')).toBe(1);
  });

  it('auth_requests', async () => {
    const gateway = await start({ AUTH_REQUESTS_PER_MINUTE: '1' });
    await fetch(`${gateway.url}/auth/session`);
    expect((await fetch(`${gateway.url}/auth/session`)).status).toBe(429);

    expect(await hits(gateway)).toEqual({ auth_requests: 1 });
  });
});

describe('A limit of a caller is counted', () => {
  it('cost_by_principal and cost_by_address', async () => {
    const byPrincipal = await start({ COST_BUDGET_PER_MINUTE: '1000' });
    const byAddress = await start({ ...OPEN_SERVICE, COST_BUDGET_PER_MINUTE_BY_ADDRESS: '1000' });
    const costly = '{ hubs(first: 500) { nodes { id name } } }';
    expect((await byPrincipal.query(costly, { token })).status).toBe(429);
    expect((await byAddress.query(costly)).status).toBe(429);

    expect(await hits(byPrincipal)).toEqual({ cost_by_principal: 1 });
    expect(await hits(byAddress)).toEqual({ cost_by_address: 1 });
    expect((await byPrincipal.scrape()).value('operated_gateway_cost_points_total')).toBeUndefined();
  });

  it('upstream_calls_by_principal', async () => {
    const gateway = await start({ UPSTREAM_CALLS_PER_MINUTE: '1' });
    await gateway.query(HUBS, { token });
    await gateway.query(HUBS, { token });

    expect(await hits(gateway)).toEqual({ upstream_calls_by_principal: 1 });
  });

  it('failed_authentications', async () => {
    const gateway = await start({ FAILED_AUTHENTICATIONS_PER_MINUTE: '1' });
    await until(
      () => gateway.query(HUBS),
      ({ status }) => status === 429,
    );

    expect(await hits(gateway)).toEqual({ failed_authentications: 1 });
  });
});

describe('A limit of live connections is counted', () => {
  const rejectedUpgrade = (gateway: TestGateway) =>
    expect(openRawWebSocket(gateway)).rejects.toThrow(/Unexpected server response/);

  it.each([
    ['live_connections_by_address', { CONNECTIONS_PER_ADDRESS: '1' }],
    ['live_connections', { CONNECTIONS_LIMIT: '1' }],
    ['live_connections_unauthenticated', { UNAUTHENTICATED_CONNECTIONS_LIMIT: '1' }],
  ] as const)('%s', async (limit, environment) => {
    const gateway = await start(environment);
    const { socket } = await openRawWebSocket(gateway);
    await rejectedUpgrade(gateway);
    socket.terminate();

    expect(await hits(gateway)).toEqual({ [limit]: 1 });
  });

  it('live_connections_by_principal', async () => {
    const gateway = await start({ CONNECTIONS_PER_PRINCIPAL: '1' });
    const { socket } = await openAcknowledged(gateway, token);
    const other = connectSocket(gateway, { token });
    expect((await other.closed).code).toBe(4420);
    socket.terminate();

    expect(await hits(gateway)).toEqual({ live_connections_by_principal: 1 });
  });

  it('operations_by_websocket', async () => {
    const gateway = await start({ SUBSCRIPTIONS_PER_CONNECTION: '1' });
    const connection = await openAcknowledged(gateway, token);
    const payload = { query: 'subscription { hubChanged { hub { id } } }' };
    connection.send({ type: 'subscribe', id: '1', payload });
    connection.send({ type: 'subscribe', id: '2', payload });
    expect(await connection.closed).toBe(4421);

    expect(await hits(gateway)).toEqual({ operations_by_websocket: 1 });
  });

  it('websocket_message, before and after the acknowledgement', async () => {
    const gateway = await start({ WEBSOCKET_MESSAGE_BYTES: '10000' });
    const early = await openRawWebSocket(gateway);
    early.send({ type: 'connection_init', payload: { text: 'x'.repeat(4_096) } });
    expect(await early.closed).toBe(1009);
    expect(await untilHit(gateway, 'websocket_message')).toEqual({ websocket_message: 1 });
    const late = await openAcknowledged(gateway, token);
    late.send({ type: 'ping', payload: { text: 'x'.repeat(10_000) } });
    expect(await late.closed).toBe(1009);

    expect(await hits(gateway)).toEqual({ websocket_message: 2 });
  });
});

describe('Operations under way', () => {
  it('are counted, with their limit and each rejection', async () => {
    const gateway = await start({ REQUESTS_IN_FLIGHT: '1' });
    await simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'hang' }]);
    const controller = new AbortController();
    const hanging = gateway.query(HUBS, { token, signal: controller.signal }).catch(() => undefined);
    const busy = await until(
      () => gateway.scrape(),
      ({ value }) => value('operated_gateway_operations_in_flight') === 1,
    );
    expect(busy.value('operated_gateway_operations_in_flight_limit')).toBe(1);
    expect((await gateway.query(HUBS, { token })).status).toBe(503);
    controller.abort();
    await hanging;

    expect(await hits(gateway)).toEqual({ operations_in_flight: 1 });
  });
});

it('A gateway that is overloaded says so, and counts what it rejects by the reason', async () => {
  const gateway = await start({ SHED_HEAP_BYTES: '1000000' });
  const measured = await until(
    () => gateway.scrape(),
    ({ value }) => value('operated_gateway_overloaded') === 1,
  );
  expect(measured.value(HITS)).toBe(0);
  expect((await gateway.query(HUBS, { token })).status).toBe(503);

  expect(await hits(gateway)).toEqual({ heap: 1 });
});
