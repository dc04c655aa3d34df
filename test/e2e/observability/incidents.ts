import { connect } from 'node:net';
import { once } from 'node:events';
import type { TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';
import { sendQuery } from './load.js';
import type { ObservedGateway } from './observed-gateways.js';

/** More than the alert on limits allows. */
const MANY = 40;
const times = <Value>(count: number, work: (index: number) => Promise<Value>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

/** What single clients do that reaches a metric and no alert. */
export async function misbehave(gateway: ObservedGateway, simulator: TestSimulator): Promise<void> {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  socket.end('not HTTP\r\n\r\n');
  await once(socket.resume(), 'close');
  // A token that Operated rejects, twice: the second time without a call.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await sendQuery(gateway.url, '{ hubs { totalCount } }', { authorization: 'Bearer invented' });
  }
  await sendQuery(gateway.url, '{ hubs { unknownField } }');
  await disconnect(gateway, simulator);
}

/** Operated does not answer, and the client disconnects. */
async function disconnect(gateway: ObservedGateway, simulator: TestSimulator): Promise<void> {
  await simulator.control.faults([
    { method: 'GET', path: '/identity/oauth/v2/userinfo', kind: 'hang', times: 1 },
  ]);
  await simulator.control.clearRequests();
  const client = new AbortController();
  const answer = fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await simulator.userToken()}` },
    body: '{"query":"{ viewer { email } }"}',
    signal: client.signal,
  });
  const aborted = answer.then(
    () => undefined,
    () => undefined,
  );
  await until(
    simulator.control.requests,
    ({ byEndpoint }) => 'GET /identity/oauth/v2/userinfo' in byEndpoint,
  );
  client.abort();
  await aborted;
  await simulator.control.clearFaults();
}

/** Two calls fail in transit, and are repeated. */
export async function struggle(simulator: TestSimulator): Promise<void> {
  await simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'reset', times: 2 }]);
}

/** Operated fails for as long as the fault is set; callers go on. */
export async function failOperated(
  gateways: readonly ObservedGateway[],
  simulator: TestSimulator,
): Promise<void> {
  await simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 500 }]);
  await Promise.all(
    gateways.map(({ url }) =>
      times(MANY, () => sendQuery(url, '{ accounts { id groups { id } } }', { 'cache-control': 'no-cache' })),
    ),
  );
}

/** Operated rejects the client credentials, and the token that it issued before. */
export async function rejectCredentials(
  gateways: readonly ObservedGateway[],
  simulator: TestSimulator,
): Promise<void> {
  await simulator.control.faults([
    { method: 'POST', path: '/identity/oauth/v2/token', kind: 'status', status: 401 },
  ]);
  await simulator.control.revoke({ clientId: 'demo-client' });
  await Promise.all(
    gateways.map(({ url }) => sendQuery(url, '{ hubs { totalCount } }', { 'cache-control': 'no-cache' })),
  );
}

/** A client sends documents that are too deep. */
export async function hitLimits(gateway: ObservedGateway): Promise<void> {
  const deep = `{ ${'a { '.repeat(40)} b ${'} '.repeat(40)} }`;
  await times(MANY, () => sendQuery(gateway.url, deep));
}

/** A client sends credentials of another kind than the gateway accepts, fewer than the limit for one address. */
export async function sendInvalidCredentials(gateway: ObservedGateway): Promise<void> {
  await times(MANY * 5, () =>
    sendQuery(gateway.url, '{ hubs { totalCount } }', { authorization: 'Basic x' }),
  );
}
