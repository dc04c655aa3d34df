import { connectSocket } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const stack = useStack({
  environment: { POLL_INTERVAL_MS: '20', LOG_LEVEL: 'debug' },
  realTime: () => 1_800_000_000_000,
});

/** Much more than the buffers of a connection hold. */
const LARGE = 'x'.repeat(400_000);

it('A reader that pauses receives the newest state of each hub, and no queue of missed events', async () => {
  const { simulator, gateway } = stack;
  const token = await simulator.token();
  const [watched] = hubsOf(simulator.world);
  const id = watched?.id ?? '';
  const document = `subscription { hubChanged(hubIds: ["${id}"], includeCurrent: true) { hub { firmware state { raw } } } }`;
  const slow = connectSocket(gateway, { token });
  const quick = connectSocket(gateway, { token });
  type Event = { hubChanged: { hub: { firmware: string } } };
  const slowEvents = slow.subscribe<Event>(document);
  const quickEvents = quick.subscribe<Event>(document);
  await slowEvents.event();
  await quickEvents.event();

  slow.socket().pause();
  const changes = 60;
  for (let count = 1; count <= changes; count += 1) {
    await simulator.control.data(id, { firmware: String(count), state: { filler: `${LARGE}${count}` } });
    await quickEvents.event();
  }
  slow.socket().resume();

  const seen: number[] = [];
  while (seen.at(-1) !== changes) seen.push(Number((await slowEvents.event()).hubChanged.hub.firmware));
  expect(seen.length).toBeLessThan(changes / 2);
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
  await Promise.all([slow.dispose(), quick.dispose()]);
}, 30_000);
