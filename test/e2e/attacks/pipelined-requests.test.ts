import { openRawSocket } from '../../support/raw-socket.js';
import { type Stack, startStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

interface Line {
  readonly msg: string;
  readonly requestId?: string;
  readonly [field: string]: unknown;
}

const HUBS = JSON.stringify({ query: '{ hubs { totalCount } }' });
const SUBSCRIPTION = JSON.stringify({ query: 'subscription { hubChanged { hub { id } } }' });

function post(path: string, id: string, body: string, token: string): string {
  const headers = [
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `Authorization: Bearer ${token}`,
    `X-Request-Id: ${id}`,
  ];
  return `POST ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
}

const logOf = ({ gateway }: Stack) => gateway.log.map((line) => JSON.parse(line) as Line);

/** Sends three requests at once, of which Operated lets the first wait, and disconnects. */
async function pipelineAndDisconnect({ gateway, simulator }: Stack): Promise<void> {
  const token = await simulator.userToken();
  await simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'hang' }]);
  await simulator.control.clearRequests();
  const { socket } = openRawSocket(gateway);
  socket.write(
    post('/graphql', 'first', HUBS, token) +
      post('/graphql/stream', 'second', SUBSCRIPTION, token) +
      post('/graphql', 'third', HUBS, token),
  );
  await until(simulator.control.requests, ({ byEndpoint }) => (byEndpoint['GET /api/hubs/v1'] ?? 0) > 0);
  socket.destroy();
}

describe('Requests that are sent at once on a connection that then closes', () => {
  test('are logged, each with an end, and the gateway stops without waiting for them', async () => {
    const stack = await startStack({ environment: { SHUTDOWN_SPREAD_MS: '0' } });
    await pipelineAndDisconnect(stack);
    const aborted = await until(
      () => logOf(stack).filter(({ msg }) => msg === 'request aborted'),
      ({ length }) => length >= 3,
    );
    await stack.stop();

    expect(aborted.map(({ requestId }) => requestId).sort()).toEqual(['first', 'second', 'third']);
    expect(aborted.map(({ reason }) => reason)).toEqual(Array(3).fill('the client disconnected'));
    expect(logOf(stack).map(({ msg }) => msg)).not.toContain('cut off after SHUTDOWN_TIMEOUT_MS');
    expect(logOf(stack).at(-1)).toMatchObject({ msg: 'stopped' });
  });

  test('do not keep the places of their event streams', async () => {
    const stack = await startStack({
      environment: { CONNECTIONS_PER_ADDRESS: '1', SHUTDOWN_SPREAD_MS: '0' },
    });
    await pipelineAndDisconnect(stack);
    await stack.simulator.control.clearFaults();
    const token = await stack.simulator.userToken();
    const openStream = async () => {
      const answer = await fetch(`${stack.gateway.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: '{ viewer { kind } }' }),
      });
      await answer.text();
      return answer.status;
    };

    expect(await until(openStream, (status) => status !== 429)).toBe(200);
    await stack.stop();
  });
});
