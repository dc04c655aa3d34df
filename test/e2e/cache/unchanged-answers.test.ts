import { manualClock } from '../../support/manual-clock.js';
import { read, startStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Reads of a hub that is offline: its state changes only where the test changes it. */
async function start(validators: 'none' | 'etag' | 'lastModified', ttlMs: number) {
  const clock = manualClock();
  const stack = await startStack({
    simulator: { validators },
    realTime: clock.now,
    environment: { CACHE_TTL_MS: String(ttlMs) },
    gateway: { now: clock.now },
  });
  open.push(() => stack.stop());
  const token = await stack.simulator.userToken();
  const { id } = hubWhere(stack.simulator.world, ({ online }) => !online);
  const name = `{ hub(id: "${id}") { customId fetchedAt stale } }`;
  return {
    clock,
    rename: (customid: string) => stack.simulator.control.data(id, { customid }),
    ask: async () => (await read<{ readonly hub: unknown }>(stack.gateway, name, { token })).hub,
    statuses: async () =>
      (await stack.simulator.control.requests()).log
        .filter(({ endpoint }) => endpoint === 'GET /api/hubs/v1/{hubId}')
        .map(({ status }) => status),
    shown: (customId: string) => ({
      customId,
      fetchedAt: new Date(clock.now()).toISOString(),
      stale: false,
    }),
  };
}

describe.each(['etag', 'lastModified'] as const)('Where Operated sends %s', (validators) => {
  it.each([0, 1_000])(
    'an unchanged answer comes without a body, with CACHE_TTL_MS=%i, and a changed one with it',
    async (ttlMs) => {
      const { clock, rename, ask, statuses, shown } = await start(validators, ttlMs);
      await rename('one');
      const seen = [];
      for (const name of ['one', 'one', 'one', 'two', 'two', 'two']) {
        if (name === 'two') await rename('two');
        clock.pass(10_000);
        seen.push([await ask(), shown(name)]);
      }

      for (const [received, expected] of seen) expect(received).toEqual(expected);
      // A Last-Modified is relied on when it is two seconds old: at the second answer with a body.
      expect(await statuses()).toEqual(
        validators === 'etag' ? [200, 304, 304, 200, 304, 304] : [200, 200, 304, 200, 200, 304],
      );
    },
  );
});

describe('Where Operated sends no validator', () => {
  it('every answer has a body', async () => {
    const { clock, rename, ask, statuses, shown } = await start('none', 0);
    await rename('one');
    for (let round = 0; round < 3; round += 1) {
      clock.pass(10_000);
      expect(await ask()).toEqual(shown('one'));
    }

    expect(await statuses()).toEqual([200, 200, 200]);
  });
});
