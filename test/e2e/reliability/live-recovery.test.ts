import { connectSocket, type SocketClient } from '../../support/live.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const DOCUMENT = 'subscription { hubChanged(includeCurrent: true) { hub { id online } } }';
/** What is promised for the default times. */
const RECOVERY_MS = 10_000;

interface HubChanged {
  readonly hubChanged: { readonly hub: { readonly id: string; readonly online: boolean } };
}

describe('live updates', () => {
  let simulator: TestSimulator;
  let gateway: TestGateway;
  let client: SocketClient;
  let token: string;

  beforeEach(async () => {
    simulator = await startSimulator({ accounts: 1, hubs: 6 });
    // The default times, except for an interval that is a tenth of the default.
    gateway = await startTestGateway(simulator.url, {
      POLL_INTERVAL_MS: '200',
      POLL_IDLE_INTERVAL_MS: '200',
    });
    token = await simulator.token();
    client = connectSocket(gateway, { token });
    await client.connected;
  });
  afterEach(async () => {
    await client.dispose();
    await gateway.stop();
    await simulator.stop();
  });

  /** Subscribes, receives the current state of every hub, and returns how to wait for a change of one. */
  const subscribe = async () => {
    const [hub] = hubsOf(simulator.world);
    const events = client.subscribe<HubChanged>(DOCUMENT);
    for (let count = 0; count < hubsOf(simulator.world).length; count += 1) await events.event();
    const hubId = hub?.id ?? '';
    return async () => {
      const online = !(simulator.world.hubs.get(hubId)?.online ?? false);
      await simulator.control.presence(hubId, online);
      for (;;) {
        const { hubChanged } = await events.event();
        if (hubChanged.hub.id === hubId && hubChanged.hub.online === online) return;
      }
    };
  };
  const polls = async () => (await simulator.control.requests()).total;
  const outage = (kind: 'hang' | 'reset') => simulator.control.faults([{ method: '*', path: '*', kind }]);

  it.each([
    ['hangs', 'hang', 1],
    ['hangs', 'hang', 4],
    ['breaks connections', 'reset', 8],
  ] as const)(
    'go on within ten seconds of the end of an outage in which Operated %s (%s, %i polls)',
    async (_title, kind, failedPolls) => {
      const changed = await subscribe();
      await outage(kind);
      await simulator.control.clearRequests();
      await until(polls, (count) => count >= failedPolls);
      await simulator.control.clearFaults();
      const endedAt = performance.now();
      await changed();

      expect(performance.now() - endedAt).toBeLessThan(RECOVERY_MS);
    },
    60_000,
  );

  it('go on within an interval once another call is answered, even while a poll hangs', async () => {
    const changed = await subscribe();
    // The poll that hangs goes on hanging when other calls are answered.
    await simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'hang', times: 1 }]);
    await simulator.control.clearRequests();
    await until(polls, (count) => count >= 1);
    const startedAt = performance.now();
    const change = changed();
    // Longer than an interval after the poll began, and shorter than what a hedged read waits for.
    await until(
      () => gateway.query('{ accounts { id } }', { token }),
      () => performance.now() - startedAt > 1_000,
    );
    await change;

    expect(performance.now() - startedAt).toBeLessThan(2_800);
  });

  it('make no more calls during an outage than without one', async () => {
    const changed = await subscribe();
    await simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 503 }]);
    await simulator.control.clearRequests();
    const startedAt = performance.now();
    await until(polls, () => performance.now() - startedAt > 3_000);
    // The first poll makes four attempts; each further one makes one.
    expect(await polls()).toBeLessThan(3_000 / 200 + 4);
    await simulator.control.clearFaults();
    await changed();
  });
});
