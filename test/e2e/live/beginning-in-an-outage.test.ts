import type { FaultRule } from '../../../simulator/faults/rule.js';
import { connectSocket, type Messages, subscribeBySse } from '../../support/live.js';
import { type Stack, type StackOptions, startStack, useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const LIST = 'GET /api/hubs/v1';
const ACCOUNTS = 'GET /api/accounts/v1';
const CURRENT = 'subscription { hubChanged(includeCurrent: true) { hub { id } changed } }';
const OF_HUB = 'subscription ($id: ID!) { powerReading(hubId: $id) { wattage } }';
const ALL_CALLS = { method: 'GET', path: '*' } as const;
const DOWN = { ...ALL_CALLS, kind: 'status', status: 503 } as const;

type Event = { readonly hubChanged: { readonly hub: { readonly id: string }; readonly changed: string[] } };

/** What waits reads again after a tenth of the TTL. */
const ENVIRONMENT = {
  POLL_INTERVAL_MS: '40',
  POLL_BACKOFF_LIMIT_MS: '80',
  AUTHORIZATION_TTL_MS: '500',
  SHUTDOWN_SPREAD_MS: '0',
};
const STACK: StackOptions = {
  environment: ENVIRONMENT,
  realTime: () => 1_800_000_000_000,
  // The breakers that a test has opened close soon.
  gateway: { circuitBreaker: { trialMs: 50 } },
};

const shared = useStack(STACK);
const impatient = useStack({ ...STACK, environment: { ...ENVIRONMENT, LIVE_OUTAGE_LIMIT_MS: '300' } });

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  await shared.simulator.control.clearFaults();
  const token = await shared.simulator.token();
  await until(
    () => shared.gateway.query('{ accounts { id } hubs { totalCount } spaces { totalCount } }', { token }),
    ({ errors }) => errors.length === 0,
  );
});

/** Begins an outage for a principal of its own. */
async function outage(fault: FaultRule = DOWN, { simulator, gateway }: Stack = shared) {
  const { control } = simulator;
  const token = await simulator.token();
  const count = hubsOf(simulator.world).length;
  const loggedBefore = gateway.log.length;
  await control.clearRequests();
  await control.faults([fault]);
  const calls = async (endpoint: string) => (await control.requests()).byEndpoint[endpoint] ?? 0;
  const connect = (own: string = token) => {
    const client = connectSocket(gateway, { token: own });
    open.push(() => client.dispose());
    return client;
  };
  const bySse = (own: string, document: string, variables: Readonly<Record<string, unknown>>) => {
    const events = subscribeBySse<Event>(gateway, { token: own }, document, variables);
    open.push(async () => events.return?.());
    return events;
  };
  const subscribe = (transport: string, document = CURRENT, variables = {}, own = token): Messages<Event> =>
    transport === 'WebSocket' ? connect(own).subscribe(document, variables) : bySse(own, document, variables);
  const log = () => gateway.log.slice(loggedBefore);
  /** Begins to read, and waits until the first read has failed, or hangs for long enough to be repeated. */
  const waiting = async (events: Messages<Event>) => {
    const first = events.next();
    first.catch(() => undefined);
    const hasFailed = () => log().some((line) => line.includes('"msg":"polls fail"'));
    await until(
      () => calls(LIST),
      (made) => hasFailed() || (fault.kind === 'hang' && made >= 2),
    );
    return { first };
  };
  return { simulator, gateway, control, token, count, calls, connect, subscribe, waiting, log };
}

describe.each(['WebSocket', 'SSE'])('By %s, a subscription that begins during an outage', (transport) => {
  it('ends with UNAUTHENTICATED as soon as Operated rejects its token', async () => {
    const { control, token, subscribe, waiting } = await outage();
    const { first } = await waiting(subscribe(transport));
    await control.revoke({ token });
    await control.clearFaults();

    if (transport === 'SSE') {
      expect(await first).toMatchObject({
        value: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      });
    } else {
      await expect(first).rejects.toMatchObject({ code: 4401 });
    }
  });

  it('is rejected immediately for invalid arguments', async () => {
    const { subscribe } = await outage();
    const document = 'subscription ($ids: [ID!]) { hubChanged(hubIds: $ids) { changed } }';
    const ids = Array.from({ length: 1_001 }, (_, index) => `hub-${index}`);
    const rejected = await subscribe(transport, document, { ids })
      .next()
      .then(
        ({ value }) => value?.errors,
        (errors: unknown) => errors,
      );
    expect(rejected).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('ends with BAD_USER_INPUT after the outage if it is about a hub of another organisation', async () => {
    const { simulator, control, subscribe, waiting } = await outage();
    const [foreign] = hubsOf(simulator.world, 'other-client');
    const { first } = await waiting(subscribe(transport, OF_HUB, { id: foreign?.id }));
    await control.clearFaults();
    expect((await first).value).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('ends with the failure when the outage exceeds LIVE_OUTAGE_LIMIT_MS', async () => {
    const { subscribe } = await outage(DOWN, impatient);
    expect(await subscribe(transport).next()).toMatchObject({
      value: { errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] },
    });
  });

  it.each<readonly [string, FaultRule]>([
    ['answers with 503', DOWN],
    ['resets connections', { ...ALL_CALLS, kind: 'reset' }],
    ['answers with HTML', { ...ALL_CALLS, kind: 'html' }],
    ['limits the rate', { ...ALL_CALLS, kind: 'status', status: 429 }],
    ['hangs', { ...ALL_CALLS, kind: 'hang' }],
  ])('in which Operated %s receives the current state of every hub when it ends', async (_title, fault) => {
    const { simulator, control, count, subscribe, waiting } = await outage(fault);
    const events = subscribe(transport);
    const { first } = await waiting(events);
    await control.clearFaults();

    const ids = [(await first).value?.data?.hubChanged.hub.id];
    while (ids.length < count) ids.push((await events.event()).hubChanged.hub.id);
    expect(ids.sort()).toEqual(
      hubsOf(simulator.world)
        .map(({ id }) => id)
        .sort(),
    );
    const hub = hubsOf(simulator.world).find(({ online }) => online);
    await control.presence(hub?.id ?? '', false);
    expect((await events.event()).hubChanged).toEqual({ hub: { id: hub?.id }, changed: ['PRESENCE'] });
  });

  it('waits for the accounts that its filter needs', async () => {
    const { simulator, control, calls, count, subscribe } = await outage({
      ...DOWN,
      path: '/api/accounts/v1',
    });
    const [hub] = hubsOf(simulator.world);
    const document = `subscription ($account: ID) {
      hubChanged(filter: { accountId: $account }, includeCurrent: true) { hub { id } changed }
    }`;
    const events = subscribe(transport, document, { account: hub?.accountId });
    const first = events.next();
    await until(
      () => calls(ACCOUNTS),
      (made) => made >= 3,
    );
    await control.clearFaults();
    expect((await first).value?.errors).toBeUndefined();
    for (let index = 1; index < count; index += 1) await events.event();
  });
});

it('The totals of a space begin when the spaces can be read', async () => {
  const { simulator, control, calls, subscribe } = await outage({ ...DOWN, path: '/api/spaces/v1' });
  const [space] = [...simulator.world.spaces.values()].filter(
    ({ accountId }) => accountId === hubsOf(simulator.world)[0]?.accountId,
  );
  const document = 'subscription ($id: ID) { powerSummaryChanged(spaceId: $id) { hubCount } }';
  const first = subscribe('WebSocket', document, { id: space?.id }).next();
  await until(
    () => calls('GET /api/spaces/v1'),
    (made) => made >= 5,
  );
  await control.clearFaults();
  expect((await first).value).toMatchObject({ data: { powerSummaryChanged: {} } });
});

it('Nothing of a hub is sent to a principal whose own list has not been read, while another receives its changes', async () => {
  const { simulator, control, count, subscribe, calls } = await outage({ ...DOWN, path: '/api/spaces/v1' });
  const [own, other] = [await simulator.token(), await simulator.token()];
  const watching = subscribe('WebSocket', CURRENT, {}, own);
  for (let index = 0; index < count; index += 1) await watching.event();
  // The watcher needs no accounts any more: its polls go on.
  await control.faults([{ ...DOWN, path: '/api/accounts/v1' }]);
  const late = subscribe('WebSocket', 'subscription { hubChanged { hub { id } changed } }', {}, other);
  const sent = jest.fn();
  const first = late.next();
  void first.then(sent);
  const before = await calls(ACCOUNTS);
  await until(
    () => calls(ACCOUNTS),
    (after) => after >= before + 3,
  );
  const hub = hubsOf(simulator.world).find(({ online }) => online);
  await control.presence(hub?.id ?? '', false);
  expect((await watching.event()).hubChanged.hub.id).toBe(hub?.id);
  expect(sent).not.toHaveBeenCalled();

  await control.clearFaults();
  const [changed] = hubsOf(simulator.world).filter(({ online }) => online);
  await until(
    async () => {
      await control.data(changed?.id ?? '', { customid: String(performance.now()) });
      return sent.mock.calls.length;
    },
    (times) => times > 0,
  );
  expect((await first).value?.data?.hubChanged.hub.id).toBe(changed?.id);
});

it('Subscriptions of one principal that wait share their reads', async () => {
  const { connect, calls, control } = await outage();
  const client = connect();
  await client.connected;
  const waiting = Array.from({ length: 20 }, () => client.subscribe<Event>(CURRENT));
  const firsts = waiting.map((events) => events.next());
  await until(
    () => calls(LIST),
    (made) => made >= 8,
  );
  // Each read asks for the accounts and the list once.
  expect(await calls(LIST)).toBeLessThan(20);
  await control.clearFaults();
  for (const first of firsts) expect((await first).value?.errors).toBeUndefined();
});

it('A client that leaves while it waits ends the reads', async () => {
  const { subscribe, waiting, calls, log } = await outage();
  const events = subscribe('SSE');
  await waiting(events);
  await events.return?.();
  await until(
    () => log().some((line) => line.includes('event stream closed')),
    (closed) => closed,
  );
  const before = await calls(LIST);
  for (let index = 0; index < 100; index += 1) await calls(ACCOUNTS);
  expect((await calls(LIST)) - before).toBeLessThanOrEqual(1);
});

it('A gateway that stops does not wait for subscriptions that wait', async () => {
  const own = await startStack(STACK);
  open.push(() => own.stop());
  const { gateway, connect, waiting } = await outage(DOWN, own);
  const client = connect();
  await waiting(client.subscribe<Event>(CURRENT));
  await gateway.stop();
  expect(await client.closed).toMatchObject({ code: 1001 });
});
