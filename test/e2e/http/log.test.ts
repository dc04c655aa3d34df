import { OPEN_SERVICE } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

interface Line {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly requestId?: string;
  readonly [field: string]: unknown;
}

describe('the log', () => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, LOG_LEVEL: 'trace' } });
  const lines = () => stack.gateway.log.map((line) => JSON.parse(line) as Line);
  const linesOf = (requestId: string) => lines().filter((line) => line.requestId === requestId);

  it('contains no token, no query and no variable of a request', async () => {
    const token = await stack.simulator.userToken();
    await stack.gateway.query('query ($id: ID!) { secretAlias: hub(id: $id) { name } }', {
      token,
      variables: { id: 'secret-variable' },
      headers: { cookie: 'secret-cookie=1', 'x-api-key': 'secret-key' },
    });
    await fetch(`${stack.gateway.url}/none?access_token=secret-parameter`);
    await stack.gateway.query('{ viewer { kind } }');
    const log = stack.gateway.log.join('');

    for (const secret of [
      token,
      'demo-secret',
      'secretAlias',
      'secret-cookie',
      'secret-key',
      'secret-parameter',
    ]) {
      expect(log).not.toContain(secret);
    }
  });

  it('has one JSON object on each line, with level and time', async () => {
    await stack.gateway.query('{ viewer { kind } }');

    for (const line of stack.gateway.log) expect(line.indexOf('\n')).toBe(line.length - 1);
    for (const { level, time } of lines()) {
      expect(level).toMatch(/^(trace|debug|info|warn|error)$/);
      expect(new Date(time).toISOString()).toBe(time);
    }
  });

  it('identifies the operation, the answer and each call to Operated by the id of the request', async () => {
    await stack.gateway.query('query Fleet { accounts { id } hubs { totalCount } }', {
      token: await stack.simulator.userToken(),
      headers: { 'x-request-id': 'one-request' },
    });

    expect(linesOf('one-request')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          level: 'debug',
          msg: 'operated answered',
          endpoint: 'GET /api/accounts/v1',
          status: 200,
        }),
        expect.objectContaining({
          level: 'debug',
          msg: 'operated answered',
          endpoint: 'GET /api/hubs/v1',
          status: 200,
        }),
        expect.objectContaining({
          level: 'info',
          msg: 'operation',
          operation: 'query',
          operationName: 'Fleet',
          errors: [],
        }),
        expect.objectContaining({
          level: 'info',
          msg: 'request',
          method: 'POST',
          path: '/graphql',
          status: 200,
        }),
      ]),
    );
  });

  it('has a line for each call to the token endpoint too, without its form', async () => {
    await stack.gateway.query('{ hubs(first: 1) { totalCount } }');

    expect(lines()).toContainEqual(
      expect.objectContaining({
        level: 'debug',
        msg: 'operated answered',
        endpoint: 'POST /identity/oauth/v2/token',
        status: 200,
        requestId: expect.any(String) as string,
      }),
    );
    expect(stack.gateway.log.join('')).not.toContain('client_secret');
  });

  it('contains the codes of errors', async () => {
    await stack.gateway.query('{ hubs(first: -1) { totalCount } }', {
      headers: { 'x-request-id': 'with-errors' },
    });

    expect(linesOf('with-errors')).toContainEqual(
      expect.objectContaining({ msg: 'operation', errors: ['BAD_USER_INPUT'] }),
    );
  });

  it('identifies a principal by a fingerprint that is not a token and is the same for each request', async () => {
    const token = await stack.simulator.userToken();
    for (const id of ['who-1', 'who-2'])
      await stack.gateway.query('{ __typename }', { token, headers: { 'x-request-id': id } });
    await stack.gateway.query('{ __typename }', { headers: { 'x-request-id': 'who-3' } });
    const [first, second, service] = ['who-1', 'who-2', 'who-3'].map(
      (id) => linesOf(id).find(({ msg }) => msg === 'operation')?.['principal'],
    );

    expect(first).toEqual({ kind: 'user', key: expect.stringMatching(/^[0-9a-f]{12}$/) as string });
    expect(second).toEqual(first);
    expect(service).toMatchObject({ kind: 'service' });
  });

  it('cannot be forged by a request: a line break is escaped', async () => {
    const before = stack.gateway.log.length;
    await stack.gateway.query('query ($id: ID!) { hub(id: $id) { id } }', {
      variables: { id: 'x\n{"level":"error","msg":"forged"}' },
    });

    expect(stack.gateway.log.slice(before).map((line) => (JSON.parse(line) as Line).msg)).not.toContain(
      'forged',
    );
  });
});

describe('the log of a connection that ends before its answer', () => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, LOG_LEVEL: 'trace' } });
  const lines = () => stack.gateway.log.map((line) => JSON.parse(line) as Line);
  const lineOf = (requestId: string, msg: string) =>
    until(
      async () => lines().filter((line) => line.requestId === requestId),
      (found) => found.some((line) => line.msg === msg),
    );
  afterEach(() => stack.simulator.control.clearFaults());

  it('has a line for a request whose client disconnects', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'hang' }]);
    await stack.simulator.control.clearRequests();
    const client = new AbortController();
    const answer = stack.gateway.query('{ hubs { totalCount } }', {
      signal: client.signal,
      headers: { 'x-request-id': 'left-early' },
    });
    answer.catch(() => undefined);
    await until(stack.simulator.control.requests, ({ byEndpoint }) => 'GET /api/hubs/v1' in byEndpoint);
    client.abort();
    const found = await lineOf('left-early', 'request aborted');

    expect(found.filter(({ msg }) => msg.startsWith('request'))).toEqual([
      expect.objectContaining({
        level: 'info',
        msg: 'request aborted',
        method: 'POST',
        path: '/graphql',
        durationMs: expect.any(Number) as number,
      }),
    ]);
    expect(found.find(({ msg }) => msg === 'request aborted')).not.toHaveProperty('status');
  });

  it('has a line for an event stream that its client leaves', async () => {
    const client = new AbortController();
    const response = await fetch(`${stack.gateway.url}/graphql/stream`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        'x-request-id': 'left-stream',
      },
      body: JSON.stringify({ query: 'subscription { hubChanged { hub { id } } }' }),
      signal: client.signal,
    });
    expect(response.status).toBe(200);
    client.abort();

    expect(await lineOf('left-stream', 'request aborted')).toContainEqual(
      expect.objectContaining({ msg: 'request aborted', path: '/graphql/stream', status: 200 }),
    );
  });

  it('has a line with the request id for a WebSocket', async () => {
    const client = connectSocket(stack.gateway, { headers: { 'x-request-id': 'socket-id' } });
    await client.connected;
    await client.dispose();

    expect(await lineOf('socket-id', 'websocket closed')).toContainEqual(
      expect.objectContaining({ msg: 'websocket closed', code: 1000 }),
    );
  });
});
