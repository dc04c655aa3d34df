import { startCollector, tracedTo } from '../../support/collector.js';
import { freePort } from '../../support/free-port.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

type Line = Readonly<Record<string, unknown>>;

describe('while the collector of traces fails', () => {
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  const linesOf = (gateway: TestGateway, msg: string) =>
    gateway.log.map((line) => JSON.parse(line) as Line).filter((line) => line['msg'] === msg);
  const ask = async (gateway: TestGateway) => {
    const { status, errors } = await gateway.query('{ accounts { id } }', {
      token: await simulator.userToken(),
    });
    expect([status, errors]).toEqual([200, []]);
  };

  it('requests are answered, and one line is logged for each outage and one for its end', async () => {
    const collector = await startCollector();
    collector.answerWith(401);
    const gateway = await startTestGateway(simulator.url, tracedTo(collector));
    for (const attempts of [1, 2, 3]) {
      await ask(gateway);
      await until(collector.requests, (requests) => requests >= attempts);
    }
    const failures = await until(
      () => linesOf(gateway, 'traces cannot be exported'),
      ({ length }) => length > 0,
    );
    collector.answerWith(200);
    await ask(gateway);
    const [recovery] = await until(
      () => linesOf(gateway, 'traces are exported again'),
      ({ length }) => length > 0,
    );

    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ level: 'warn', reason: '401' });
    expect(recovery).toMatchObject({ level: 'info' });
    expect(Number(recovery?.['lostSpans'])).toBeGreaterThanOrEqual(3);
    expect(linesOf(gateway, 'traces cannot be exported')).toHaveLength(1);
    expect(linesOf(gateway, 'the SDK of OpenTelemetry reports a problem')).toEqual([]);
    await gateway.stop();
    await collector.close();
  });

  it('requests are answered where nothing listens, and the stop does not wait for its retries', async () => {
    const port = await freePort();
    const gateway = await startTestGateway(simulator.url, {
      ...tracedTo({ url: `http://127.0.0.1:${port}` }),
      OTEL_EXPORTER_OTLP_TIMEOUT: '600000',
      OTEL_BSP_MAX_QUEUE_SIZE: '2',
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '2',
    });
    for (let times = 0; times < 5; times += 1) await ask(gateway);
    const startedAt = performance.now();
    await gateway.stop();

    // The export itself would be repeated for ten minutes.
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });
});

describe('an invalid variable of OpenTelemetry', () => {
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  it('is logged, and the gateway starts with its default', async () => {
    const collector = await startCollector();
    const gateway = await startTestGateway(simulator.url, {
      ...tracedTo(collector),
      OTEL_TRACES_SAMPLER: 'sometimes',
      OTEL_TRACES_SAMPLER_ARG: '7',
      OTEL_EXPORTER_OTLP_HEADERS: 'secret-of-headers',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_PROPAGATORS: 'b3',
    });
    await gateway.query('{ __typename }', { token: await simulator.userToken() });
    await collector.received(({ name }) => name === 'query');
    await gateway.stop();
    await collector.close();
    const violations = gateway.log
      .map((line) => JSON.parse(line) as Line)
      .flatMap((line) => (typeof line['violation'] === 'string' ? [line['violation']] : []));

    expect(violations).toEqual([
      'OTEL_EXPORTER_OTLP_PROTOCOL must be one of: http/json, not "grpc"',
      'OTEL_EXPORTER_OTLP_HEADERS must be pairs such as a=1,b=2, percent-encoded',
      expect.stringMatching(/^OTEL_TRACES_SAMPLER must be one of: .*, not "sometimes"$/),
      'OTEL_TRACES_SAMPLER_ARG must be a number, 0…1, not "7"',
      'OTEL_PROPAGATORS must be tracecontext, baggage or none, not "b3"',
    ]);
    expect(gateway.log.join('')).not.toContain('secret-of-headers');
  });

  it('turns traces off where it is the endpoint, without its password in the log', async () => {
    const gateway = await startTestGateway(simulator.url, {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://user:pass-word@127.0.0.1:4318',
    });
    await gateway.query('{ __typename }', { token: await simulator.userToken() });
    await gateway.stop();
    const log = gateway.log.join('');

    expect(log).toContain('OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https URL');
    expect(log).not.toContain('pass-word');
    expect(log).not.toContain('trace_id');
  });
});
