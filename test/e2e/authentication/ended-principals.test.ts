import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { freePort } from '../../support/free-port.js';
import { openRawWebSocket, type RawWebSocket } from '../../support/raw-websocket.js';
import { browse, type CookieJar, signIn, signInVariables } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';
import { hubWhere } from '../../support/world.js';

const QUERY = '{ __typename hubs(first: 1) { totalCount } }';
const MUTATION = `mutation ($id: ID!) {
  __typename
  setActivePort(input: { hubId: $id, portNumber: 1 }) { userErrors { code } }
}`;
const SUBSCRIPTION =
  'subscription ($id: ID!) { hubChanged(hubIds: [$id], includeCurrent: true) { changed } }';
const ERRORS = [{ extensions: { code: 'UNAUTHENTICATED' } }];

type Headers = Readonly<Record<string, string>>;

/** A caller whose credentials are accepted until `end`. */
interface Caller {
  readonly headers: Headers;
  readonly end: () => Promise<unknown>;
  /** The gateway closes the connections of the caller itself, before it answers their operations. */
  readonly isSession?: true;
}

let simulator: TestSimulator;
let gateway: TestGateway;
let id: string;
const sockets: RawWebSocket[] = [];

beforeAll(async () => {
  simulator = await startSimulator();
  gateway = await startTestGateway(simulator.url, {
    ...signInVariables(await freePort()),
    // The subscriptions of these tests end by an operation or by a sign-out, not by a poll.
    POLL_INTERVAL_MS: '600000',
    POLL_IDLE_INTERVAL_MS: '600000',
    AUTHORIZATION_TTL_MS: '3600000',
    SHUTDOWN_SPREAD_MS: '0',
  });
  ({ id } = hubWhere(simulator.world, ({ online }) => online));
});

afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate();
  await simulator.control.clearFaults();
});
afterAll(async () => {
  await gateway.stop();
  await simulator.stop();
});

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const cookie = (jar: CookieJar): Headers => ({ cookie: jar.header });

const CALLERS: Readonly<Record<string, () => Promise<Caller>>> = {
  'whose token was revoked': async () => {
    const token = await simulator.token();
    return { headers: bearer(token), end: () => simulator.control.revoke({ token }) };
  },
  'whose token has expired': async () => ({
    headers: bearer(await simulator.token()),
    end: () => simulator.control.advance(3_601),
  }),
  'whose session Operated has revoked': async () => ({
    headers: cookie(await signIn(gateway.url)),
    end: () => simulator.control.revoke({ clientId: 'demo-client' }),
    isSession: true,
  }),
  'who signed out': async () => {
    const jar = await signIn(gateway.url);
    return {
      headers: cookie(jar),
      end: () => browse(jar, `${gateway.url}/auth/logout`, { method: 'POST' }),
      isSession: true,
    };
  },
};

async function connect(headers: Headers): Promise<RawWebSocket> {
  const socket = await openRawWebSocket(gateway, headers);
  sockets.push(socket);
  const acknowledged = socket.receive('connection_ack');
  socket.send({ type: 'connection_init' });
  await acknowledged;
  return socket;
}

const run = (socket: RawWebSocket, query: string, operation = '1') =>
  socket.send({ type: 'subscribe', id: operation, payload: { query, variables: { id } } });

function post(transport: string, headers: Headers, query: string): Promise<Response> {
  const [path, accept] =
    transport === 'SSE' ? ['/graphql/stream', 'text/event-stream'] : ['/graphql', 'application/json'];
  return fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify({ query, variables: { id } }),
  });
}

describe.each(Object.entries(CALLERS))('For a caller %s', (_title, start) => {
  let caller: Caller;
  beforeEach(async () => {
    caller = await start();
  });

  it.each([
    ['a query', 'HTTP', QUERY],
    ['a mutation', 'HTTP', MUTATION],
    ['a query', 'SSE', QUERY],
    ['a mutation', 'SSE', MUTATION],
    ['a subscription', 'SSE', SUBSCRIPTION],
  ])('%s by %s is answered with 401', async (_operation, transport, document) => {
    await caller.end();
    const answer = await post(transport, caller.headers, document);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(await answer.json()).toMatchObject({ errors: ERRORS });
  });

  it.each([
    ['a query', QUERY],
    ['a mutation', MUTATION],
  ])('%s closes its WebSocket with 4401, and the subscriptions with it', async (_operation, document) => {
    const socket = await connect(caller.headers);
    const current = socket.receive('next');
    run(socket, SUBSCRIPTION, 'running');
    await current;
    const other = await connect(bearer(await simulator.userToken()));
    await caller.end();
    run(socket, document);

    expect(await socket.closed).toBe(4401);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    const answer = caller.isSession
      ? []
      : [
          { type: 'next', id: '1', payload: { errors: ERRORS } },
          { type: 'complete', id: '1' },
        ];
    expect(socket.messages.slice(2)).toMatchObject(answer);
  });

  it('a subscription that begins closes its WebSocket with 4401', async () => {
    const socket = await connect(caller.headers);
    await caller.end();
    run(socket, SUBSCRIPTION);
    expect(await socket.closed).toBe(4401);
  });
});

it('A query by SSE that is running when its user signs out is answered with 401', async () => {
  const jar = await signIn(gateway.url);
  await simulator.control.clearRequests();
  await simulator.control.faults([{ method: 'GET', path: '*', kind: 'hang' }]);
  const answering = post('SSE', cookie(jar), QUERY);
  await until(
    async () => (await simulator.control.requests()).byEndpoint['GET /api/hubs/v1'],
    (calls) => calls !== undefined,
  );
  await browse(jar, `${gateway.url}/auth/logout`, { method: 'POST' });
  const answer = await answering;
  const text = await answer.text();
  expect([answer.status, text]).toEqual([401, expect.stringContaining('UNAUTHENTICATED')]);
  expect(text).not.toContain('CLIENT_DISCONNECTED');
});
