import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { connectSocket, subscribeBySse } from '../../support/live.js';
import type { Scrape } from '../../support/scrape.js';
import { startStack, useStack } from '../../support/stack.js';
import { codesOf, sendBy, type Sent, TRANSPORTS } from '../../support/transports.js';

const OPERATIONS = 'operated_gateway_graphql_operations_total';
const ERRORS = 'operated_gateway_graphql_errors_total';
const DURATIONS = 'operated_gateway_graphql_operation_duration_seconds_count';

/** What one operation adds to a counter: its labels, and by how much. */
function added(name: string, before: Scrape, after: Scrape): readonly unknown[] {
  return after
    .find(name)
    .map(({ labels, value }) => ({ ...labels, by: value - (before.value(name, labels) ?? 0) }))
    .filter(({ by }) => by !== 0);
}

describe.each(TRANSPORTS)('Over %s an operation is counted', (transport) => {
  const stack = useStack({
    environment: { ...OPEN_SERVICE, METRICS_PORT: '0', COST_LIMIT: '10000', QUERY_DEPTH_LIMIT: '20' },
  });
  /** Sends an operation. @returns its codes, and what it adds to the counters. */
  const measure = async (sent: Sent) => {
    const before = await stack.gateway.scrape();
    const codes = codesOf(await sendBy(transport, stack.gateway, sent));
    const after = await stack.gateway.scrape();
    return {
      codes,
      operations: added(OPERATIONS, before, after),
      errors: added(ERRORS, before, after),
      durations: added(DURATIONS, before, after),
    };
  };
  const operation = (type: string, name: string, outcome: string) => ({
    operation_type: type,
    operation_name: name,
    outcome,
    by: 1,
  });

  it.each([
    ['its document cannot be parsed', '{ canary(', 'GRAPHQL_PARSE_FAILED'],
    ['its document is not valid', 'query Canary { canary }', 'GRAPHQL_VALIDATION_FAILED'],
    ['its document exceeds a limit', `{${'a{'.repeat(30)}b${'}'.repeat(30)}}`, 'QUERY_TOO_COMPLEX'],
  ])('without type and name where %s', async (_reason, query, code) => {
    expect(await measure({ query })).toEqual({
      codes: [code],
      operations: [operation('', '', code)],
      errors: [{ code, by: 1 }],
      durations: [],
    });
  });

  it('by its type and code where it costs too much', async () => {
    const query = 'query Costly { hubs(first: 500) { nodes { id name ports { id number connected } } } }';
    const { codes, operations } = await measure({ query });

    expect(codes).toEqual(['COST_ESTIMATED_TOO_EXPENSIVE']);
    expect(operations).toEqual([operation('query', 'other', 'COST_ESTIMATED_TOO_EXPENSIVE')]);
  });

  it('by its type and name where it succeeds', async () => {
    expect(await measure({ query: 'query Names { __typename }' })).toEqual({
      codes: [],
      operations: [operation('query', 'Names', 'OK')],
      errors: [],
      durations: [{ operation_type: 'query', by: 1 }],
    });
  });

  it('as anonymous where it has no name', async () => {
    const { operations } = await measure({ query: '{ __typename }' });
    expect(operations).toEqual([operation('query', 'anonymous', 'OK')]);
  });

  it('by the code of its first error, and each error by its code', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/accounts/v1', kind: 'status', status: 500 },
      { method: 'GET', path: '/api/spaces/v1', kind: 'status', status: 500 },
    ]);
    const { codes, operations, errors } = await measure({
      query: 'query Failing { accounts { id } spaces { totalCount } }',
    });
    await stack.simulator.control.clearFaults();

    expect(codes).toEqual(['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE']);
    expect(operations).toEqual([operation('query', 'other', 'UPSTREAM_UNAVAILABLE')]);
    expect(errors).toEqual([{ code: 'UPSTREAM_UNAVAILABLE', by: 2 }]);
  });

  if (transport === 'HTTP') {
    it('as rejected where it is a subscription', async () => {
      const { operations } = await measure({ query: 'subscription Changes { hubChanged { hub { id } } }' });
      expect(operations).toEqual([operation('subscription', 'other', 'BAD_REQUEST')]);
    });
  } else {
    it('once where it is a subscription: when it starts', async () => {
      const query = 'subscription Changes { hubChanged(includeCurrent: true) { hub { id } } }';
      const before = await stack.gateway.scrape();
      const client = transport === 'WebSocket' ? connectSocket(stack.gateway) : null;
      const events = client?.subscribe(query) ?? subscribeBySse(stack.gateway, {}, query);
      await events.event();
      const after = await stack.gateway.scrape();
      await events.return?.();
      await client?.dispose();

      expect(added(OPERATIONS, before, after)).toEqual([operation('subscription', 'Changes', 'OK')]);
      expect(added(DURATIONS, before, after)).toEqual([{ operation_type: 'subscription', by: 1 }]);
    });

    it('once where it is a subscription that cannot start', async () => {
      const query = 'subscription Changes($ids: [ID!]!) { hubChanged(hubIds: $ids) { hub { id } } }';
      expect(await measure({ query })).toEqual({
        codes: ['BAD_USER_INPUT'],
        operations: [operation('subscription', 'Changes', 'BAD_USER_INPUT')],
        errors: [{ code: 'BAD_USER_INPUT', by: 1 }],
        durations: [{ operation_type: 'subscription', by: 1 }],
      });
    });
  }
});

describe('An answer is counted by its source', () => {
  const stack = useStack({ environment: { METRICS_PORT: '0', CACHE_TTL_MS: '600000' } });

  it('executed, from the cache of responses, and as a repeated request, which is counted and charged too', async () => {
    const token = await stack.simulator.userToken();
    for (let times = 0; times < 6; times += 1) {
      await stack.gateway.query('query Repeated { hubs { totalCount } }', { token });
    }
    const { find, value } = await stack.gateway.scrape();

    const sources = find('operated_gateway_graphql_answers_total').map(({ labels, value: count }) => [
      labels['source'],
      count,
    ]);
    expect(Object.fromEntries(sources)).toEqual({ executed: 2, response_cache: 1, repeated_request: 3 });
    expect(find(OPERATIONS)).toMatchObject([
      { labels: { operation_type: 'query', operation_name: 'Repeated', outcome: 'OK' }, value: 6 },
    ]);
    expect(value(DURATIONS)).toBe(6);
    // Two values each, and a call to Operated of ten points.
    expect(value('operated_gateway_cost_points_total', { principal_kind: 'user' })).toBe(6 * 2 + 10);
  });
});

it('An operation that is rejected before its document is read is counted by its code', async () => {
  const stack = await startStack({ environment: { METRICS_PORT: '0' } });
  await stack.gateway.query('query Canary { __typename }');
  const stream = await fetch(`${stack.gateway.url}/graphql/stream?query={__typename}`);
  expect(stream.status).toBe(401);
  const { find, text } = await stack.gateway.scrape();
  await stack.stop();

  expect(find(OPERATIONS)).toMatchObject([
    { labels: { operation_type: '', operation_name: '', outcome: 'UNAUTHENTICATED' }, value: 2 },
  ]);
  expect(text).not.toContain('Canary');
});

it('The errors of an event are counted', async () => {
  const stack = await startStack({
    environment: {
      METRICS_PORT: '0',
      COST_BUDGET_PER_MINUTE: '5000',
      POLL_INTERVAL_MS: '50',
      POLL_IDLE_INTERVAL_MS: '50',
    },
    simulator: { tokenFormat: 'opaque' },
  });
  const token = await stack.simulator.userToken();
  const client = connectSocket(stack.gateway, { token });
  const events = client.subscribe('subscription Ending { hubChanged { hub { id } } }');
  const first = events.next();
  await client.connected;
  await stack.simulator.control.advance(100 * 24 * 3_600);
  await first.catch(() => undefined);
  await client.dispose();
  const { find } = await stack.gateway.scrape();
  await stack.stop();

  expect(find(ERRORS)).toMatchObject([{ labels: { code: 'UNAUTHENTICATED' } }]);
});

describe('The names of operations', () => {
  const trusted = 'query Trusted { __typename }';
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  const path = join(folder, 'manifest.json');
  writeFileSync(path, JSON.stringify({ [createHash('sha256').update(trusted).digest('hex')]: trusted }));
  afterAll(() => rmSync(folder, { recursive: true }));
  const stack = useStack({
    environment: { ...OPEN_SERVICE, METRICS_PORT: '0', PERSISTED_DOCUMENTS: path },
  });
  const names = async () =>
    (await stack.gateway.scrape()).find(OPERATIONS).map(({ labels }) => labels['operation_name']);

  it('are labels for the first 100 that succeed, and for those of trusted documents at any time', async () => {
    for (let index = 0; index < 50; index += 1) {
      await stack.gateway.query(`query Failing${index} { hubs(first: 501) { totalCount } }`);
    }
    expect(await names()).toEqual(['other']);
    await stack.gateway.query(`query ${'L'.repeat(101)} { __typename }`);
    for (let index = 0; index < 120; index += 1) {
      await stack.gateway.query(`query Name${index} { __typename }`);
    }
    await stack.gateway.query(trusted);
    const first = Array.from({ length: 100 }, (_, index) => `Name${index}`);

    expect(await names()).toEqual(expect.arrayContaining([...first, 'other', 'Trusted']));
    expect(new Set(await names()).size).toBe(100 + ['other', 'Trusted'].length);
  });
});
