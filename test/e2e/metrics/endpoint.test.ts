import { once } from 'node:events';
import { connect } from 'node:net';
import { startTestGateway } from '../../support/gateway.js';
import { parseScrape } from '../../support/scrape.js';
import { useStack } from '../../support/stack.js';

const OPERATED = 'http://127.0.0.1:1';

describe('METRICS_PORT', () => {
  const stack = useStack({ environment: { METRICS_PORT: '0' } });
  const metricsUrl = () => stack.gateway.metricsUrl ?? '';

  it('serves no metrics at the public port', async () => {
    const { status } = await fetch(`${stack.gateway.url}/metrics`);

    expect(status).toBe(404);
  });

  it.each(['/', '/graphql', '/healthz', '/metrics/', '/metricsx'])('answers %s with 404', async (path) => {
    const response = await fetch(new URL(path, metricsUrl()));

    expect([response.status, await response.text()]).toEqual([
      404,
      'Not found: the metrics are at /metrics\n',
    ]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('answers %s with 405', async (method) => {
    const { status, headers } = await fetch(metricsUrl(), { method });

    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('answers a request that is not HTTP with 400', async () => {
    const socket = connect(Number(new URL(metricsUrl()).port), '127.0.0.1').setEncoding('utf8');
    socket.end('not HTTP\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [string];
    socket.destroy();

    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('serves the metrics in the text format of Prometheus, without credentials', async () => {
    const response = await fetch(metricsUrl());

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { find } = parseScrape(await response.text());
    const [build] = find('operated_gateway_build_info');
    expect(build).toMatchObject({ labels: { node_version: process.versions.node }, value: 1 });
    expect(build?.labels['version']).toMatch(/^\d+\.\d+\.\d+/);
    expect(find('process_resident_memory_bytes')).toHaveLength(1);
    expect(find('nodejs_eventloop_lag_p99_seconds')).toHaveLength(1);
  });

  it('answers scrapes at the same moment', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => fetch(metricsUrl())));

    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  });

  it('answers HEAD without the metrics', async () => {
    const response = await fetch(metricsUrl(), { method: 'HEAD' });

    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

it('A gateway without METRICS_PORT has no URL of metrics', async () => {
  const gateway = await startTestGateway(OPERATED);
  expect(gateway.metricsUrl).toBeNull();
  await gateway.stop();
});

it('METRICS_HOST sets the address of the metrics alone', async () => {
  const gateway = await startTestGateway(OPERATED, { METRICS_PORT: '0', METRICS_HOST: '127.0.0.2' });

  expect(new URL(gateway.metricsUrl ?? '').hostname).toBe('127.0.0.2');
  expect(new URL(gateway.url).hostname).toBe('127.0.0.1');
  expect((await gateway.scrape()).value('operated_gateway_build_info')).toBe(1);
  await gateway.stop();
});

it('The metrics are served until the end of the stop', async () => {
  const gateway = await startTestGateway(OPERATED, { METRICS_PORT: '0', SHUTDOWN_SPREAD_MS: '0' });
  const slow = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  slow.write('POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\n');
  slow.write('content-length: 2\r\n\r\n{');
  await once(slow, 'connect');
  const stopped = gateway.stop();
  await fetch(`${gateway.url}/healthz`).then(
    () => undefined,
    () => undefined,
  );

  expect((await gateway.scrape()).value('operated_gateway_build_info')).toBe(1);
  slow.write('}');
  await stopped;
  await expect(gateway.scrape()).rejects.toThrow('fetch failed');
  slow.destroy();
});
