import { connectSocket, type Messages, type SocketClient, subscribeBySse } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

interface HubChanged {
  readonly hubChanged: {
    readonly hub: { readonly id: string; readonly online: boolean };
    readonly changed: readonly string[];
  };
}
type Variables = Readonly<Record<string, unknown>>;
type Watch = (variables: Variables) => Messages<HubChanged>;

const DOCUMENT = `
  subscription ($hubIds: [ID!], $filter: HubFilter, $aspects: [HubAspect!], $includeCurrent: Boolean! = true) {
    hubChanged(hubIds: $hubIds, filter: $filter, aspects: $aspects, includeCurrent: $includeCurrent) {
      changed
      hub { id online }
    }
  }`;

// A clock that stands still keeps the hubs from counting energy.
const stack = useStack({
  environment: { POLL_INTERVAL_MS: '40', CACHE_TTL_MS: '1000' },
  realTime: () => 1_800_000_000_000,
});
const clients: SocketClient[] = [];
const streams: Messages<HubChanged>[] = [];
let token: string;
let id: string;

beforeAll(async () => {
  token = await stack.simulator.token();
});
beforeEach(() => {
  ({ id } = hubWhere(stack.simulator.world, ({ online, product }) => online && product === 'O-PC-4'));
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  for (const events of streams.splice(0)) await events.return?.();
});

function overWebSocket(variables: Variables): Messages<HubChanged> {
  const client = connectSocket(stack.gateway, { token });
  clients.push(client);
  return client.subscribe<HubChanged>(DOCUMENT, variables);
}

function overSse(variables: Variables): Messages<HubChanged> {
  const events = subscribeBySse<HubChanged>(stack.gateway, { token }, DOCUMENT, variables);
  streams.push(events);
  return events;
}

const draw = (wattage: number) => stack.simulator.control.data(id, { power: { wattage } });

describe.each<[string, Watch]>([
  ['WebSocket', overWebSocket],
  ['SSE', overSse],
])('hubChanged with aspects over %s', (_transport, watch) => {
  /** Subscribes to the hub, and takes its current state, so that every later change counts. */
  async function watchHub(aspects: readonly string[] | null, filter?: object) {
    const events = watch({ hubIds: [id], aspects, filter });
    expect(await events.event()).toMatchObject({ hubChanged: { hub: { id }, changed: [] } });
    return async () => (await events.event()).hubChanged;
  }

  it.each([[[]], [['PRESENCE', 'WEATHER']], ['WEATHER']])(
    'rejects %j with BAD_USER_INPUT',
    async (aspects) => {
      const events = watch({ aspects });
      // A WebSocket sends the errors of a start in a message of their own, an event stream as a result.
      const errors: unknown = await events.next().then(
        ({ value }) => value?.errors,
        (thrown: unknown) => thrown,
      );
      expect(errors).toMatchObject([
        { message: expect.stringContaining('aspects') as string, extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    },
  );

  it('sends a watcher of presence nothing of power', async () => {
    const ofAll = await watchHub(null);
    const ofPresence = await watchHub(['PRESENCE']);
    await draw(10_001);
    expect(await ofAll()).toMatchObject({ changed: ['POWER'] });
    await draw(10_002);
    expect(await ofAll()).toMatchObject({ changed: ['POWER'] });
    await stack.simulator.control.presence(id, false);

    expect(await ofPresence()).toEqual({ hub: { id, online: false }, changed: ['PRESENCE'] });
    await stack.simulator.control.presence(id, true);
    expect(await ofPresence()).toEqual({ hub: { id, online: true }, changed: ['PRESENCE'] });
  });

  it('names only these aspects in `changed`, where others change at the same time', async () => {
    const ofAll = await watchHub(null);
    const ofInfoAndPower = await watchHub(['POWER', 'INFO']);
    const both = { firmware: `9.${Date.now()}.0`, state: { adminmode: String(Date.now()) } };
    await stack.simulator.control.data(id, both);

    expect((await ofAll()).changed).toEqual(['INFO', 'STATE']);
    expect((await ofInfoAndPower()).changed).toEqual(['INFO']);
  });

  it('sends a hub that leaves the filter by a change in another aspect, and one that enters it', async () => {
    const ofAll = await watchHub(null);
    const ofConfig = await watchHub(['CONFIG'], { online: true });
    const configure = (hdmiceccontrol: string) =>
      stack.simulator.control.data(id, { config: { hdmiceccontrol } });
    await stack.simulator.control.presence(id, false);
    expect(await ofConfig()).toEqual({ hub: { id, online: false }, changed: ['PRESENCE'] });
    expect((await ofAll()).changed).toEqual(['PRESENCE']);
    // Outside the filter, no change of the hub is sent.
    await configure(`odd ${Date.now()}`);
    expect((await ofAll()).changed).toEqual(['CONFIG']);
    await stack.simulator.control.presence(id, true);
    expect(await ofConfig()).toEqual({ hub: { id, online: true }, changed: ['PRESENCE'] });
    await configure(`odder ${Date.now()}`);

    expect(await ofConfig()).toEqual({ hub: { id, online: true }, changed: ['CONFIG'] });
  });
});

it('hubChanged sends all aspects where none are named: null is as no argument', async () => {
  const events = overWebSocket({ hubIds: [id], aspects: null });
  await events.event();
  await draw(20_001);
  expect((await events.event()).hubChanged.changed).toEqual(['POWER']);
});
