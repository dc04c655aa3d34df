import { randomBytes } from 'node:crypto';
import type { ReceivedSpan } from '../../support/collector.js';
import { subscribeBySse } from '../../support/live.js';
import { openAcknowledged } from '../../support/raw-websocket.js';
import { useTracedStack } from '../../support/traced-stack.js';

const SERVER = 2;
const CHANGES = 'subscription Changes { hubChanged(includeCurrent: true) { hub { id } } }';

describe('the trace of live updates', () => {
  const stack = useTracedStack({ environment: { POLL_INTERVAL_MS: '50', POLL_IDLE_INTERVAL_MS: '50' } });
  let token: string;
  let traceId: string;
  let traceparent: string;
  beforeEach(async () => {
    token = await stack.simulator.userToken();
    traceId = randomBytes(16).toString('hex');
    traceparent = `00-${traceId}-${'b'.repeat(16)}-01`;
  });
  const isOwn = (span: ReceivedSpan) => span.traceId === traceId;
  const isPoll = ({ name }: ReceivedSpan) => name === 'poll';

  it('has a span for each operation on a WebSocket, below the trace context of its extensions', async () => {
    const connection = await openAcknowledged(stack.gateway, token);
    const complete = connection.receive('complete');
    const payload = { query: 'query Accounts { accounts { id } }', extensions: { traceparent } };
    connection.send({ type: 'subscribe', id: '1', payload });
    await complete;
    const rejected = connection.receive('error');
    connection.send({ type: 'subscribe', id: '2', payload: { ...payload, query: '{ nothing }' } });
    await rejected;
    connection.socket.close();
    const spans = await stack.collector.received(isOwn, 3);
    const [query, invalid] = spans.filter(({ kind }) => kind === SERVER);

    expect(query).toMatchObject({
      name: 'query',
      parentSpanId: 'b'.repeat(16),
      attributes: { 'graphql.operation.name': 'Accounts', 'network.protocol.name': 'websocket' },
    });
    expect(spans.find(({ name }) => name === 'GET /api/accounts/v1')?.parentSpanId).toBe(query?.spanId);
    expect(invalid).toMatchObject({
      name: 'GraphQL Operation',
      attributes: { 'error.type': 'GRAPHQL_VALIDATION_FAILED' },
      status: { code: 0 },
    });
  });

  it('ends the span of a subscription when its stream has started, with the calls of its start below it', async () => {
    const events = subscribeBySse(stack.gateway, { token, headers: { traceparent } }, CHANGES);
    const first = events.event();
    const spans = await stack.collector.received(isOwn, 3);
    await first;
    const request = spans.find(({ kind }) => kind === SERVER);

    expect(request).toMatchObject({
      name: 'subscription',
      attributes: {
        'graphql.operation.name': 'Changes',
        'http.route': '/graphql/stream',
        'http.response.status_code': 200,
      },
    });
    const calls = spans.filter((span) => span !== request);
    expect(calls.map(({ name }) => name).sort()).toEqual(['GET /api/accounts/v1', 'GET /api/hubs/v1']);
    expect(calls.map(({ parentSpanId }) => parentSpanId)).toEqual([request?.spanId, request?.spanId]);
    await events.return?.();
  });

  it('has a trace for each poll, with its calls below it', async () => {
    const events = subscribeBySse(stack.gateway, { token }, CHANGES);
    await events.event();
    const known = new Set(stack.collector.spans.filter(isPoll).map(({ spanId }) => spanId));
    const [poll] = await stack.collector.received((span) => isPoll(span) && !known.has(span.spanId));
    const [call] = await stack.collector.received(({ parentSpanId }) => parentSpanId === poll?.spanId);
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 500 }]);
    const [failed] = await stack.collector.received((span) => isPoll(span) && span.status.code === 2);
    await stack.simulator.control.clearFaults();
    await events.return?.();

    expect(poll).toMatchObject({ kind: 1, attributes: {} });
    expect(poll?.parentSpanId ?? '').toBe('');
    expect(call).toMatchObject({ name: 'GET /api/hubs/v1', traceId: poll?.traceId });
    expect(failed?.attributes).toEqual({ 'error.type': 'UPSTREAM_UNAVAILABLE' });
  });
});

describe('the traces of requests of one principal that share a call', () => {
  const stack = useTracedStack({ environment: { CACHE_TTL_MS: '10000' } });

  it('have the call in the trace of the first one, and a link to it in those of the others', async () => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'delay', delayMs: 500 }]);
    const asked = [0, 1, 2].map(() => stack.gateway.query('{ accounts { id } }', { token }));
    await Promise.all(asked);
    await stack.simulator.control.clearFaults();
    const requests = await stack.collector.received(({ name }) => name === 'query', 3);
    const calls = await stack.collector.received(({ name }) => name === 'GET /api/accounts/v1');
    const starter = requests.find(({ spanId }) => spanId === calls[0]?.parentSpanId);

    expect(calls).toHaveLength(1);
    const others = requests.filter((request) => request !== starter);
    expect(others.map(({ links }) => links)).toEqual(
      others.map(() => [{ traceId: starter?.traceId, spanId: starter?.spanId }]),
    );
    expect(starter?.links).toEqual([]);
  });

  it('have a span each where they are answered from the cache without execution', async () => {
    const token = await stack.simulator.userToken();
    const isRepeated = (span: ReceivedSpan) => span.attributes['graphql.operation.name'] === 'Repeated';
    for (let times = 0; times < 6; times += 1) {
      await stack.gateway.query('query Repeated { accounts { id } }', { token });
    }
    const spans = await stack.collector.received(isRepeated, 6);
    const parents = new Set(spans.map(({ spanId }) => spanId));
    const calls = stack.collector.spans.filter(({ parentSpanId }) => parents.has(parentSpanId ?? ''));

    expect(spans.map(({ name, status }) => [name, status.code])).toEqual(spans.map(() => ['query', 0]));
    expect(spans.map(({ attributes }) => attributes['http.response.status_code'])).toEqual(
      spans.map(() => 200),
    );
    expect(calls).toHaveLength(1);
  });
});
