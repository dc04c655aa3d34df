import { OPEN_SERVICE } from '../../support/gateway.js';
import { type Messages, connectSocket, type SocketClient } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { codesOf, sendBy, TRANSPORTS } from '../../support/transports.js';
import { hubsOf, hubWhere } from '../../support/world.js';
import { changeMany, putsByHub, trueConfig } from '../changing-hubs/changes.js';

const DEADLINE_MS = 1_500;
/** Far more than the deadline, for a busy machine, and less than one call that hangs. */
const LATE_MS = 12_000;
const HUB = '/api/hubs/v1/{hubId}';
const CONFIG = '/api/hubs/v1/{hubId}/config';

const FEW = { hubs: 6, accounts: 1 };
const environment = {
  ...OPEN_SERVICE,
  OPERATED_SCOPES: 'accounts:read hubs:read hubs:write',
  REQUEST_DEADLINE_MS: String(DEADLINE_MS),
  OPERATED_TIMEOUT_MS: '15000',
  QUERY_ALIASES_LIMIT: '1000',
  QUERY_ROOT_FIELDS_LIMIT: '1000',
};

/** How long something takes, ms. */
async function timed<Value>(work: () => Promise<Value>): Promise<[value: Value, tookMs: number]> {
  const startedAt = performance.now();
  return [await work(), performance.now() - startedAt];
}

describe('while Operated hangs, an operation ends with its deadline:', () => {
  const stack = useStack({ simulator: { hubs: 600, accounts: 1 }, environment });
  const clients: SocketClient[] = [];

  afterEach(async () => {
    await stack.simulator.control.clearFaults();
    await Promise.all(clients.splice(0).map((client) => client.dispose()));
  });

  const hang = (...paths: readonly (typeof HUB | '/api/hubs/v1' | '/identity/oauth/v2/token')[]) =>
    stack.simulator.control.faults(paths.map((path) => ({ method: '*', path, kind: 'hang' })));

  it('500 hubs by id fail with UPSTREAM_TIMEOUT, and the rest of the answer arrives', async () => {
    // The first operation of a gateway takes longer: a busy machine would reach the deadline before any call.
    await stack.gateway.query('{ accounts { name } hubs(first: 1) { totalCount } }');
    await hang(HUB, '/api/hubs/v1');
    const ids = hubsOf(stack.simulator.world).slice(0, 500);
    const fields = ids.map(({ id }, index) => `h${index}: hub(id: "${id}") { name }`);
    const [{ data, errors }, tookMs] = await timed(() =>
      stack.gateway.query(`{ accounts { name } ${fields.join(' ')} }`),
    );

    expect(errors).toHaveLength(500);
    expect(new Set(errors.map(({ extensions: { code } }) => code))).toEqual(new Set(['UPSTREAM_TIMEOUT']));
    expect(data).toMatchObject({ accounts: [{ name: expect.any(String) as string }], h0: null, h499: null });
    expect(tookMs).toBeLessThan(LATE_MS);
  });

  it.each(TRANSPORTS)('over %s, the field fails and the others are sent', async (transport) => {
    await hang('/api/hubs/v1');
    const query = '{ accounts { id } hubs { totalCount } }';
    const [result, tookMs] = await timed(() => sendBy(transport, stack.gateway, { query }));

    expect(codesOf(result)).toEqual(['UPSTREAM_TIMEOUT']);
    expect(result.data).toMatchObject({ accounts: [{}], hubs: null });
    expect(tookMs).toBeLessThan(LATE_MS);
  });

  it('the start of a subscription is answered: an event stream begins, and its events follow when Operated answers', async () => {
    const token = await stack.simulator.token();
    await hang('/api/hubs/v1');
    const leaving = new AbortController();
    const [{ status, body }, tookMs] = await timed(() =>
      fetch(`${stack.gateway.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: 'subscription { hubChanged(includeCurrent: true) { changed } }' }),
        signal: leaving.signal,
      }),
    );
    expect(status).toBe(200);
    expect(tookMs).toBeLessThan(LATE_MS);

    await stack.simulator.control.clearFaults();
    const reader = (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    const text = async (): Promise<string> => (await reader.read()).value ?? '';
    await until(text, (read) => read.includes('event: next'));
    leaving.abort();
  });

  it('a change that is not answered is sent once, and the hub is read again in the rest of the time', async () => {
    const hub = hubsOf(stack.simulator.world).find(({ product, online }) => product === 'O-PC-4' && online);
    const id = hub?.id ?? '';
    await stack.simulator.control.faults([{ method: 'PUT', path: CONFIG, kind: 'hang' }]);
    await stack.simulator.control.clearRequests();
    const variables = { input: { hubId: id, config: { autoSwitchDisconnect: 'ACTIVE' } } };
    const [{ data, errors }, tookMs] = await timed(() =>
      stack.gateway.query(
        'mutation ($input: UpdateHubConfigInput!) { updateHubConfig(input: $input) { hub { id } userErrors { code message } } }',
        { variables },
      ),
    );

    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
    expect(data).toMatchObject({
      updateHubConfig: {
        userErrors: [
          { code: 'NOT_CONFIRMED', message: expect.not.stringContaining('Nothing was sent') as string },
        ],
      },
    });
    const { log } = await stack.simulator.control.requests();
    expect(log.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(log.at(-1)).toMatchObject({ method: 'GET', status: 200 });
    expect(tookMs).toBeLessThan(LATE_MS);
  });
});

describe('before any token is issued', () => {
  const stack = useStack({ simulator: FEW, environment });

  it('a token endpoint that hangs ends an operation with its deadline', async () => {
    await stack.simulator.control.faults([
      { method: 'POST', path: '/identity/oauth/v2/token', kind: 'hang' },
    ]);
    const [{ errors }, tookMs] = await timed(() => stack.gateway.query('{ hubs { totalCount } }'));
    await stack.simulator.control.clearFaults();

    expect(errors).toMatchObject([{ path: ['hubs'], extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
    expect(tookMs).toBeLessThan(LATE_MS);
  });
});

describe('a page of 500 thin rows, whose single reads hang,', () => {
  const stack = useStack({ simulator: { hubs: 600, accounts: 1, rows: 'thin' }, environment });

  it('is answered at the deadline with what the rows have', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: HUB, kind: 'hang' }]);
    const [{ data, errors }, tookMs] = await timed(() =>
      stack.gateway.query('{ hubs(first: 500) { nodes { id config { raw } } } }'),
    );
    await stack.simulator.control.clearFaults();

    const { nodes } = (data as { hubs: { nodes: { id: string; config: unknown }[] } }).hubs;
    expect(nodes).toHaveLength(500);
    expect(nodes.every(({ id, config }) => id !== '' && config === null)).toBe(true);
    expect(errors).toHaveLength(500);
    expect(new Set(errors.map(({ extensions: { code } }) => code))).toEqual(new Set(['UPSTREAM_TIMEOUT']));
    expect(tookMs).toBeLessThan(LATE_MS);
  });
});

describe('a bulk change that is longer than the deadline', () => {
  const stack = useStack({ simulator: { hubs: 300, accounts: 1 }, environment });

  it('reports each hub whose change was not sent, and sends no change twice', async () => {
    const token = await stack.simulator.userToken();
    const hubs = hubsOf(stack.simulator.world).filter(
      ({ product, online }) => product !== 'O-PH-4' && online,
    );
    for (const hub of hubs) hub.putConfig({ autoswitchdisconnect: 'both' }, 'ignore');
    await stack.simulator.control.faults([{ method: 'PUT', path: CONFIG, kind: 'delay', delayMs: 200 }]);
    await stack.simulator.control.clearRequests();
    const ids = hubs.map(({ id }) => id);
    const [{ results, codes }, tookMs] = await timed(() =>
      changeMany(stack, ids, { autoSwitchDisconnect: 'ACTIVE' }, { token }),
    );
    const puts = await putsByHub(stack);

    expect(results.map(({ hubId }) => hubId)).toEqual(ids);
    let unsent = 0;
    for (const { hubId = '', changes, userErrors } of results) {
      if (puts.has(hubId)) {
        expect(puts.get(hubId)).toBe(1);
        continue;
      }
      unsent += 1;
      expect([changes, userErrors]).toEqual([
        [],
        [
          {
            code: 'NOT_CONFIRMED',
            message: 'Nothing was sent: Operated did not answer in time.',
            field: null,
          },
        ],
      ]);
      expect(codes.get(hubId)).toBe('UPSTREAM_TIMEOUT');
      expect(trueConfig(stack.simulator.world, hubId)['autoswitchdisconnect']).toBe('both');
    }
    expect(unsent).toBeGreaterThan(0);
    expect(puts.size).toBeGreaterThan(0);
    expect(tookMs).toBeLessThan(LATE_MS);
  });
});

describe('the events of a subscription', () => {
  const stack = useStack({ simulator: FEW, environment: { ...environment, POLL_INTERVAL_MS: '40' } });

  it('have a deadline of their own: one that hangs fails alone, and one long after the start is whole', async () => {
    const token = await stack.simulator.token();
    const client = connectSocket(stack.gateway, { token });
    try {
      await client.connected;
      const events: Messages<{ hubChanged: { hub: { account: unknown } } }> = client.subscribe(
        'subscription { hubChanged(includeCurrent: true, hubIds: ["' +
          hubOf().id +
          '"]) { hub { id account { name } } } }',
      );
      expect((await events.event()).hubChanged.hub.account).toEqual({ name: expect.any(String) as string });
      await stack.simulator.control.faults([{ method: 'GET', path: '/api/accounts/v1', kind: 'hang' }]);
      await stack.simulator.control.presence(hubOf().id, !hubOf().online);
      const [failed, tookMs] = await timed(() => events.next());

      expect(failed.value).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_TIMEOUT' } }] });
      expect(tookMs).toBeLessThan(LATE_MS);
      await stack.simulator.control.clearFaults();
      await stack.simulator.control.presence(hubOf().id, !hubOf().online);
      // More than a deadline has passed since the start.
      expect((await events.event()).hubChanged.hub.account).toEqual({ name: expect.any(String) as string });
    } finally {
      await client.dispose();
    }
  }, 30_000);

  const hubOf = () => hubWhere(stack.simulator.world, ({ id }) => id !== '');
});
