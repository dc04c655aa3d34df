import { randomBytes } from 'node:crypto';
import type { ReceivedSpan } from '../../support/collector.js';
import { useTracedStack } from '../../support/traced-stack.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const SERVER = 2;
const CLIENT = 3;
const FAILED = 2;

const FLEET = 'query Fleet { hubs(first: 5) { nodes { id } } accounts { id } }';

describe('the trace of a request', () => {
  const stack = useTracedStack();
  let token: string;
  /** The trace that the next request continues: its spans are found by it. */
  let traceId: string;
  let parentId: string;
  beforeEach(async () => {
    token = await stack.simulator.userToken();
    traceId = randomBytes(16).toString('hex');
    parentId = randomBytes(8).toString('hex');
  });
  afterEach(() => stack.simulator.control.clearFaults());

  const context = () => ({ traceparent: `00-${traceId}-${parentId}-01` });
  const isOwn = (span: ReceivedSpan) => span.traceId === traceId;
  const spans = (count: number) => stack.collector.received(isOwn, count);
  const ask = (query: string, variables?: Readonly<Record<string, unknown>>) =>
    stack.gateway.query(query, { token, headers: context(), ...(variables && { variables }) });
  const ofKind = (all: readonly ReceivedSpan[], kind: number) => all.filter((span) => span.kind === kind);

  it('has no token, no value of a variable, no text of the document and no id in it', async () => {
    const hub = hubsOf(stack.simulator.world, 'demo-client').at(-1);
    const query =
      'query One($id: ID!, $search: String) { hub(id: $id) { id serialNumber } hubs(filter: { search: $search }) { totalCount } }';
    await ask(query, { id: hub?.id, search: 'needle-in-a-variable' });
    await fetch(`${stack.gateway.url}/webhooks/operated/secret-of-a-webhook?code=secret-code`, {
      headers: context(),
    });
    await spans(3);

    const sent = stack.collector.bodies.join('\n');
    expect(sent).toContain('"One"');
    for (const secret of [
      token,
      hub?.id ?? '',
      'needle-in-a-variable',
      'totalCount',
      'secret-of-a-webhook',
      'secret-code',
    ]) {
      expect(sent).not.toContain(secret);
    }
  });

  it('is one span of the operation, and one for each call to Operated below it', async () => {
    await ask(FLEET);
    const all = await spans(3);
    const [request, ...others] = ofKind(all, SERVER);
    const calls = ofKind(all, CLIENT);

    expect(others).toEqual([]);
    expect(request).toMatchObject({
      name: 'query',
      parentSpanId: parentId,
      attributes: {
        'graphql.operation.name': 'Fleet',
        'graphql.operation.type': 'query',
        'http.request.method': 'POST',
        'http.route': '/graphql',
        'http.response.status_code': 200,
      },
      status: { code: 0 },
    });
    expect(calls.map(({ name }) => name).sort()).toEqual(['GET /api/accounts/v1', 'GET /api/hubs/v1']);
    for (const call of calls) {
      expect(call.parentSpanId).toBe(request?.spanId);
      expect(call.attributes).toEqual({
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': '127.0.0.1',
        'url.template': call.name.slice('GET '.length),
      });
      expect(call.startTimeUnixNano >= (request?.startTimeUnixNano ?? 0n)).toBe(true);
    }
    expect(stack.collector.resource()).toMatchObject({ 'service.name': 'operated-gateway' });
  });

  it('names the endpoint of a single hub without its id', async () => {
    const [hub] = hubsOf(stack.simulator.world, 'demo-client');
    await ask('query ($id: ID!) { hub(id: $id) { id } }', { id: hub?.id });
    const [call] = ofKind(await spans(2), CLIENT);

    expect(call?.name).toBe('GET /api/hubs/v1/{hubId}');
  });

  it('has a span for each attempt, numbered from the second one', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 503, times: 1 },
    ]);
    const { errors } = await ask('{ hubs(first: 1) { totalCount } }');
    const calls = ofKind(await spans(3), CLIENT);

    expect(errors).toEqual([]);
    expect(calls.map(({ attributes }) => attributes['http.response.status_code'])).toEqual([503, 200]);
    expect(calls.map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([undefined, 1]);
    expect(calls.map(({ attributes }) => attributes['error.type'])).toEqual(['503', undefined]);
    expect(calls.map(({ status }) => status.code)).toEqual([FAILED, 0]);
  });

  it('has the code of an error of Operated, and is marked as failed', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 500 }]);
    await ask('{ hubs(first: 1) { totalCount } }');
    const [request] = ofKind(await spans(2), SERVER);

    expect(request?.attributes['error.type']).toBe('UPSTREAM_UNAVAILABLE');
    expect(request?.status.code).toBe(FAILED);
  });

  it('has the code of an error of the caller, and is not marked as failed', async () => {
    for (const [query, code] of [
      ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{', 'GRAPHQL_PARSE_FAILED'],
    ] as const) {
      traceId = randomBytes(16).toString('hex');
      await ask(query);
      const [request] = await spans(1);
      expect(request).toMatchObject({
        name: 'POST /graphql',
        attributes: { 'error.type': code, 'http.response.status_code': 400 },
        status: { code: 0 },
      });
    }
  });

  it('has the code of a rejected caller', async () => {
    await stack.gateway.query('{ accounts { id } }', { headers: context() });
    const [request] = await spans(1);

    expect(request?.attributes).toMatchObject({
      'error.type': 'UNAUTHENTICATED',
      'http.response.status_code': 401,
    });
  });

  it('ends when the client disconnects, without a status', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'delay', delayMs: 60_000 }]);
    await stack.simulator.control.clearRequests();
    const abort = new AbortController();
    const asked = stack.gateway
      .query(FLEET, { token, headers: context(), signal: abort.signal })
      .catch(() => undefined);
    await until(
      () => stack.simulator.control.requests(),
      ({ total }) => total > 0,
    );
    abort.abort();
    await asked;
    const [request] = await stack.collector.received((span) => isOwn(span) && span.kind === SERVER);

    expect(request?.attributes['error.type']).toBe('CLIENT_DISCONNECTED');
    expect(request?.attributes).not.toHaveProperty('http.response.status_code');
  });

  it('is named by method and route where the request is no operation', async () => {
    await fetch(`${stack.gateway.url}/auth/session`, { headers: context() });
    await fetch(`${stack.gateway.url}/no-such-path-of-the-gateway`, { headers: context() });
    const names = (await spans(2)).map(({ name }) => name);

    expect(names.sort()).toEqual(['GET', 'GET /auth/session']);
  });

  it('has no span for requests that monitor the gateway', async () => {
    await fetch(`${stack.gateway.url}/healthz`, { headers: context() });
    await fetch(`${stack.gateway.url}/readyz`, { headers: context() });
    await ask('{ __typename }');
    const names = (await spans(1)).map(({ name }) => name);

    expect(names).toEqual(['query']);
  });

  it('has its ids in the log lines of the request', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 500 }]);
    await ask('{ hubs(first: 1) { totalCount } }');
    const [request] = ofKind(await spans(2), SERVER);
    const lines = stack.gateway.log
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter((line) => line['trace_id'] === traceId);

    expect(lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['operated answered with an error', 'operation', 'request']),
    );
    expect(new Set(lines.map((line) => line['span_id']))).toEqual(new Set([request?.spanId]));
  });
});
