import { type Collector, startCollector, tracedTo } from '../../support/collector.js';
import { startTestGateway } from '../../support/gateway.js';
import { startStubOperated, type StubOperated } from '../../support/stub-operated.js';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const PARENT_ID = 'b7ad6b7169203331';
const QUERY = '{ accounts { id } }';

describe('the trace context of a client', () => {
  let collector: Collector;
  let operated: StubOperated;
  let received: Readonly<Record<string, unknown>>[];
  beforeEach(async () => {
    received = [];
    collector = await startCollector();
    operated = await startStubOperated({
      '/api/accounts/v1': (request, response) => {
        received.push(request.headers);
        response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
      },
    });
  });
  afterEach(async () => {
    await operated.stop();
    await collector.close();
  });

  /** Asks once with these headers. @returns the headers of the call to Operated, and the spans, after the stop. */
  async function ask(
    headers: Readonly<Record<string, string>>,
    variables: Readonly<Record<string, string>> = {},
  ) {
    const gateway = await startTestGateway(operated.url, { ...tracedTo(collector), ...variables });
    await gateway.query(QUERY, { token: 'a', headers });
    await gateway.stop();
    const [call] = received;
    return { call, spans: collector.spans, log: gateway.log.join('') };
  }

  it('is ignored where it is malformed', async () => {
    for (const traceparent of [
      '',
      'nonsense',
      `00-${'0'.repeat(32)}-${PARENT_ID}-01`,
      `00-${TRACE_ID}-${PARENT_ID}-01-more`,
    ]) {
      const { call, spans } = await ask({ traceparent, tracestate: 'vendor=opaque' });
      expect(spans).toHaveLength(2);
      expect(spans.some(({ traceId }) => traceId === TRACE_ID)).toBe(false);
      expect(call?.['tracestate']).toBeUndefined();
      await collector.close();
      collector = await startCollector();
      received = [];
    }
  });

  it('continues in Operated below the span of the call, with the state that the client sent', async () => {
    const { call, spans } = await ask({
      traceparent: `00-${TRACE_ID}-${PARENT_ID}-01`,
      tracestate: 'vendor=opaque',
    });
    const sent = spans.find(({ name }) => name === 'GET /api/accounts/v1');

    expect(spans).toHaveLength(2);
    expect(spans.map(({ traceId }) => traceId)).toEqual([TRACE_ID, TRACE_ID]);
    expect(call).toMatchObject({
      traceparent: `00-${TRACE_ID}-${sent?.spanId}-01`,
      tracestate: 'vendor=opaque',
    });
  });

  it('decides that nothing is recorded, by the default sampler, and Operated is informed', async () => {
    const { call, spans, log } = await ask({ traceparent: `00-${TRACE_ID}-${PARENT_ID}-00` });

    expect(spans).toEqual([]);
    expect(call?.['traceparent']).toMatch(new RegExp(`^00-${TRACE_ID}-[0-9a-f]{16}-00$`));
    expect(log).not.toContain('trace_id');
  });

  it('decides nothing with a sampler that is not based on parents', async () => {
    const context = { traceparent: `00-${TRACE_ID}-${PARENT_ID}-01` };
    const { spans } = await ask(context, { OTEL_TRACES_SAMPLER: 'always_off' });
    expect(spans).toEqual([]);
    const notSampled = { traceparent: `00-${TRACE_ID}-${PARENT_ID}-00` };
    expect((await ask(notSampled, { OTEL_TRACES_SAMPLER: 'always_on' })).spans).toHaveLength(2);
  });

  it('is neither read nor sent with OTEL_PROPAGATORS=none', async () => {
    const context = { traceparent: `00-${TRACE_ID}-${PARENT_ID}-01` };
    const { call, spans } = await ask(context, { OTEL_PROPAGATORS: 'none' });

    expect(spans).toHaveLength(2);
    expect(spans.some(({ traceId }) => traceId === TRACE_ID)).toBe(false);
    expect(call).not.toHaveProperty('traceparent');
  });

  it('is not sent to Operated where traces are off', async () => {
    const context = { traceparent: `00-${TRACE_ID}-${PARENT_ID}-01` };
    const { call, spans, log } = await ask(context, { OTEL_SDK_DISABLED: 'true' });

    expect(spans).toEqual([]);
    expect(call).toBeDefined();
    expect(call).not.toHaveProperty('traceparent');
    expect(log).not.toContain('trace_id');
  });
});

describe('the sampler of OTEL_TRACES_SAMPLER', () => {
  it('records the part of the traces that OTEL_TRACES_SAMPLER_ARG names', async () => {
    const collector = await startCollector();
    const operated = await startStubOperated({});
    const gateway = await startTestGateway(operated.url, {
      ...tracedTo(collector),
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.5',
    });
    for (let times = 0; times < 100; times += 1) await gateway.query('{ __typename }', { token: 'a' });
    await gateway.stop();
    await operated.stop();
    await collector.close();

    // The chance of another number is one in ten million.
    expect(collector.spans.length).toBeGreaterThan(20);
    expect(collector.spans.length).toBeLessThan(80);
  });
});
