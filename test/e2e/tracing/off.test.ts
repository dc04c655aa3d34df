import { join } from 'node:path';
import { startCollector, tracedTo } from '../../support/collector.js';
import { endProcessesAfterAll } from '../../support/launch.js';
import { launchGateway } from '../../support/launched-gateway.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

const LIST_MODULES = join(__dirname, '../../support/preload/list-modules.cjs');

describe('a gateway in a process of its own', () => {
  endProcessesAfterAll();
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  /** Starts a gateway, asks it once, and stops it. @returns the packages that it has loaded. */
  async function packagesWith(variables: Readonly<Record<string, string>>): Promise<string> {
    const gateway = await launchGateway(simulator.url, variables, ['--require', LIST_MODULES]);
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await simulator.userToken()}` },
      body: JSON.stringify({ query: '{ accounts { id } }' }),
    });
    expect(await response.json()).toHaveProperty('data.accounts');
    gateway.child.kill('SIGUSR2');
    const [, packages = ''] = await gateway.says(/\nloaded: (.*) :end\n/);
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended()).toEqual({ code: 0, signal: null });
    expect(gateway.complained()).toBe('');
    return packages;
  }

  it.each([
    ['without a variable of OpenTelemetry', {}],
    ['with variables but no endpoint', { OTEL_SERVICE_NAME: 'a', OTEL_TRACES_SAMPLER: 'always_on' }],
    [
      'with OTEL_SDK_DISABLED',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' },
    ],
    [
      'with OTEL_TRACES_EXPORTER=none',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_TRACES_EXPORTER: 'none' },
    ],
  ])('loads nothing of OpenTelemetry %s', async (_name, variables) => {
    const packages = await packagesWith(variables);

    expect(packages).toContain('fastify/');
    expect(packages).not.toContain('opentelemetry');
  });

  it('sends the spans of the last requests before it ends', async () => {
    const collector = await startCollector();
    const packages = await packagesWith({
      ...tracedTo(collector),
      OTEL_BSP_SCHEDULE_DELAY: '600000',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test%20of%20names',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=secret%3Dkey',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    });
    await collector.close();

    expect(packages).toContain('@opentelemetry/sdk-trace');
    expect(collector.spans.map(({ name }) => name).sort()).toEqual(['GET /api/accounts/v1', 'query']);
    expect(collector.resource()).toMatchObject({
      'service.name': 'operated-gateway',
      'deployment.environment.name': 'test of names',
    });
    expect(collector.headers()).toMatchObject({ 'x-api-key': 'secret=key', 'content-encoding': 'gzip' });
  });
});
