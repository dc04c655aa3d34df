import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { subscribeBySse } from '../../support/live.js';
import { rawRequest } from '../../support/raw-http.js';
import type { Scrape } from '../../support/scrape.js';
import { useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

const DURATION = 'http_server_request_duration_seconds';
const COUNT = `${DURATION}_count`;

const EVENTS = 'subscription { hubChanged(includeCurrent: true) { hub { id } } }';

const stack = useStack({ environment: { ...OPEN_SERVICE, METRICS_PORT: '0' } });
const port = () => Number(new URL(stack.gateway.url).port);

/** Waits until a sample has a value: a request is measured after its client has the answer. */
const untilValue = (name: string, labels: Readonly<Record<string, string>>, wanted: number) =>
  until(
    () => stack.gateway.scrape(),
    ({ value }) => value(name, labels) === wanted,
  );
const ofRoute = ({ find }: Scrape, route: string) =>
  find(COUNT, { http_route: route }).map(({ labels, value }) => [
    labels['http_request_method'],
    labels['http_response_status_code'],
    labels['error_type'],
    value,
  ]);

describe('A request is measured', () => {
  it('by method, route and status', async () => {
    await stack.gateway.query('{ __typename }');
    await fetch(`${stack.gateway.url}/graphql`, { method: 'DELETE' });
    await fetch(`${stack.gateway.url}/graphql?query={`);
    const measured = await untilValue(COUNT, { http_response_status_code: '400' }, 1);

    expect(ofRoute(measured, '/graphql')).toEqual([
      ['POST', '200', '', 1],
      ['GET', '400', '', 1],
    ]);
    const buckets = measured.find(`${DURATION}_bucket`, { http_response_status_code: '200' });
    expect(buckets.map(({ labels }) => labels['le'])).toEqual(
      '0.005 0.01 0.025 0.05 0.075 0.1 0.25 0.5 0.75 1 2.5 5 7.5 10 +Inf'.split(' '),
    );
    expect(measured.value(`${DURATION}_sum`, { http_response_status_code: '200' })).toBeGreaterThan(0);
  });

  it('without its path where no route matches', async () => {
    await fetch(`${stack.gateway.url}/canary-path`);
    const measured = await untilValue(COUNT, { http_route: '', http_request_method: 'GET' }, 1);

    expect(ofRoute(measured, '')).toContainEqual(['GET', '404', '', 1]);
    expect(measured.text).not.toContain('canary');
  });

  it('as _OTHER where its method is unknown to OpenTelemetry', async () => {
    await rawRequest(stack.gateway.url, '/', { method: 'PROPFIND' });
    const measured = await untilValue(COUNT, { http_request_method: '_OTHER' }, 1);

    expect(measured.value('http_server_active_requests', { http_request_method: '_OTHER' })).toBe(0);
    expect(measured.text).not.toContain('PROPFIND');
  });

  it('where its path is not a valid URL', async () => {
    const { status } = await rawRequest(stack.gateway.url, '/%zz', { method: 'GET' });
    expect(status).toBe(400);
    const measured = await stack.gateway.scrape();

    expect(ofRoute(measured, '')).toContainEqual(['GET', '400', '', 1]);
  });

  it('with an error where its client disconnects before the answer', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'hang' }]);
    const socket = connect(port(), '127.0.0.1');
    const body = JSON.stringify({ query: '{ hubs { totalCount } }' });
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await until(
      () => stack.simulator.control.requests(),
      ({ total }) => total > 0,
    );
    expect(
      (await stack.gateway.scrape()).value('http_server_active_requests', { http_request_method: 'POST' }),
    ).toBe(1);
    socket.destroy();
    const measured = await untilValue(COUNT, { error_type: 'client_disconnected' }, 1);

    expect(ofRoute(measured, '/graphql')).toContainEqual(['POST', '', 'client_disconnected', 1]);
    await stack.simulator.control.clearFaults();
  });

  it('while it is under way only, where it is an event stream', async () => {
    const before = (await stack.gateway.scrape()).value(COUNT) ?? 0;
    const stream = subscribeBySse(stack.gateway, {}, EVENTS);
    await stream.event();
    await untilValue('http_server_active_requests', { http_request_method: 'POST' }, 1);
    await stream.return?.();
    const measured = await untilValue('http_server_active_requests', { http_request_method: 'POST' }, 0);

    expect(measured.value(COUNT)).toBe(before);
    expect(ofRoute(measured, '/graphql/stream')).toEqual([]);
  });

  it('where it is an event stream that is rejected', async () => {
    await fetch(`${stack.gateway.url}/graphql/stream`, { headers: { accept: 'text/html' } });
    const measured = await untilValue(COUNT, { http_route: '/graphql/stream' }, 1);

    expect(ofRoute(measured, '/graphql/stream')).toEqual([['GET', '406', '', 1]]);
  });
});

it('A request that is not HTTP is counted by the status of its answer', async () => {
  const socket = connect(port(), '127.0.0.1').setEncoding('utf8');
  socket.end('canary request\r\n\r\n');
  await once(socket, 'data');
  socket.destroy();
  const measured = await stack.gateway.scrape();

  expect(measured.find('operated_gateway_http_malformed_requests_total')).toMatchObject([
    { labels: { http_response_status_code: '400' }, value: 1 },
  ]);
  expect(measured.text).not.toContain('canary');
});

it('A WebSocket is counted where it is opened and where it is rejected', async () => {
  const open = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port()}${path}`, 'graphql-transport-ws', { headers });
    socket.on('error', () => undefined);
    await Promise.race([once(socket, 'open'), once(socket, 'unexpected-response'), once(socket, 'close')]);
    socket.terminate();
  };
  await open('/graphql');
  await open('/canary');
  await open('/graphql', { origin: 'https://canary.example' });
  const measured = await stack.gateway.scrape();

  expect(measured.find('operated_gateway_websocket_upgrades_total')).toMatchObject([
    { labels: { http_response_status_code: '101' }, value: 1 },
    { labels: { http_response_status_code: '404' }, value: 1 },
    { labels: { http_response_status_code: '403' }, value: 1 },
  ]);
  expect(measured.text).not.toContain('canary');
});
