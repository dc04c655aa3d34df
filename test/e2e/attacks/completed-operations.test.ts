import { openAcknowledged, type RawWebSocket } from '../../support/raw-websocket.js';
import { callsOf, useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const LIMIT = 2;
const stack = useStack({
  environment: { SUBSCRIPTIONS_PER_CONNECTION: String(LIMIT), SHUTDOWN_SPREAD_MS: '0' },
});

/** Longer than the test may take. */
const NEVER_MS = 60_000;
const HUBS = '{ hubs(first: 1) { totalCount } }';
const VIEWER = '{ viewer { kind } }';
const LIST = 'GET /api/hubs/v1';

const open: RawWebSocket[] = [];
beforeEach(() => stack.simulator.control.clearRequests());
afterEach(async () => {
  await stack.simulator.control.faults([]);
  for (const { socket } of open.splice(0)) socket.terminate();
});

const connect = async () => {
  const connection = await openAcknowledged(stack.gateway, await stack.simulator.token());
  open.push(connection);
  return connection;
};
const hang = (path: string) =>
  stack.simulator.control.faults([{ method: 'GET', path, kind: 'delay', delayMs: NEVER_MS }]);
const subscribe = (query: string, id = 'one') => ({ type: 'subscribe', id, payload: { query } });
const called = () =>
  until(
    () => callsOf(stack.simulator),
    (calls) => (calls[LIST] ?? 0) > 0,
  );
/** The number of operations whose end is in the log. */
const ended = () => stack.gateway.log.filter((line) => line.includes('"msg":"operation"')).length;

it('A thousand operations, each completed immediately, do not evade the limit of a connection', async () => {
  const [hub] = hubsOf(stack.simulator.world);
  await hang('/api/hubs/v1/{hubId}');
  const connection = await connect();
  const query = `{ ${Array.from({ length: 10 }, (_, index) => `a${index}: hub(id: "${hub?.id}${index}") { id }`).join(' ')} }`;
  for (let index = 0; index < 1_000; index += 1) {
    connection.send(subscribe(query, String(index)));
    connection.send({ type: 'complete', id: String(index) });
  }
  expect(await connection.closed).toBe(4421);
  // Calls in progress have arrived once a later call is answered.
  await fetch(`${stack.simulator.url}/api/accounts/v1`);
  const { 'GET /api/hubs/v1/{hubId}': reads = 0 } = await callsOf(stack.simulator);
  expect(reads).toBeLessThanOrEqual(LIMIT * 10);
});

it('An operation that the client completes is aborted, and counts no more when its work has ended', async () => {
  await hang('/api/hubs/v1');
  const connection = await connect();
  for (const id of ['1', '2']) connection.send(subscribe(HUBS, id));
  await called();
  const before = ended();
  for (const id of ['1', '2']) connection.send({ type: 'complete', id });
  await until(ended, (count) => count === before + 2);

  const next = connection.receive('next');
  for (const id of ['3', '4']) connection.send(subscribe(VIEWER, id));
  expect(await next).toMatchObject({ payload: { data: { viewer: { kind: 'USER' } } } });
});

it('The id of an operation whose work has not ended cannot be used again', async () => {
  await hang('/api/hubs/v1');
  const connection = await connect();
  connection.send(subscribe(HUBS));
  await called();
  connection.send({ type: 'complete', id: 'one' });
  connection.send(subscribe(HUBS));
  expect(await connection.closed).toBe(4409);
});

it('The operations of a WebSocket and of an event stream are aborted when their client leaves', async () => {
  await hang('/api/hubs/v1');
  const before = ended();
  const connection = await connect();
  connection.send(subscribe(HUBS));
  await called();
  connection.socket.terminate();
  await until(ended, (count) => count === before + 1);

  await stack.simulator.control.clearRequests();
  const abort = new AbortController();
  const stream = fetch(`${stack.gateway.url}/graphql/stream?query=${encodeURIComponent(HUBS)}`, {
    headers: { authorization: `Bearer ${await stack.simulator.token()}` },
    signal: abort.signal,
  });
  await called();
  abort.abort();
  await expect(stream).rejects.toThrow();
  await until(ended, (count) => count === before + 2);
});
