import type { Principal } from '../../../src/auth/principal.js';
import { createMemoryBoard } from '../../../src/cluster/memory-board.js';
import { HubRecord } from '../../../src/datasources/decode/hub.js';
import { createLive } from '../../../src/live/live.js';
import { includes } from '../../../src/live/wants.js';
import { GatewayError } from '../../../src/schema/gateway-error.js';
import { fakeClock } from '../../support/fake-clock.js';
import { createTestLogger } from '../../support/log.js';

/** An organisation whose tokens see different hubs, and what each token was used for. */
function organisation(seen: Readonly<Record<string, readonly string[]>>) {
  const clock = fakeClock();
  const versions = new Map<string, number>();
  const polls: string[] = [];
  const refused = new Set<string>();
  const rows = (who: string) => {
    if (refused.has(who)) throw new GatewayError('UNAUTHENTICATED');
    return (seen[who] ?? []).flatMap(
      (id) => HubRecord.decode({ id, customid: String(versions.get(id) ?? 0) }, new Date(clock.now())) ?? [],
    );
  };
  const ids = (who: string) => new Set(rows(who).map(({ id }) => id));
  const live = createLive({
    reads: {
      sight: async ({ key }) => ({ topic: 'organisation', hubIds: ids(key) }),
      hubIds: async ({ key }) => ids(key),
      hubs: async ({ key }, wants) => {
        polls.push(key);
        const hubs = rows(key).filter(({ id }) => includes(wants, id));
        return { coverage: wants, hubs, unread: new Set() };
      },
      topic: async () => 'organisation',
      topicAlone: ({ key }) => `alone ${key}`,
    },
    board: createMemoryBoard(),
    service: null,
    bounds: { intervalMs: 1_000, idleIntervalMs: 1_000, hintedIntervalMs: 1_000, backoffLimitMs: 1_000 },
    leaseMs: 2_000,
    authorizationTtlMs: 10_000,
    outageLimitMs: 60_000,
    unannounced: () => undefined,
    clock,
    logger: createTestLogger().logger,
  });
  const watch = async (who: string) => {
    const told: string[] = [];
    const reader = await live.watch(principal(who), {
      wants: 'all',
      includeCurrent: true,
      select: ({ hub }) => [`${hub.id} ${hub.customId}`],
    });
    const ended = (async () => {
      for await (const event of reader) told.push(event);
    })();
    ended.catch(() => undefined);
    return { told, ended };
  };
  const change = (id: string) => versions.set(id, (versions.get(id) ?? 0) + 1);
  return { clock, live, polls, refused, seen, watch, change };
}

function principal(key: string): Principal {
  return {
    kind: 'user',
    key,
    bearerToken: async () => key,
    replace: async () => null,
    expiresAt: () => null,
    scopes: async () => null,
    mayUse: () => true,
  };
}

it('tells a token of no hub that its own list does not show, though the shared answers have it', async () => {
  const { clock, watch, change, live } = organisation({ wide: ['a', 'b'], narrow: ['a'] });
  const [wide, narrow] = [await watch('wide'), await watch('narrow')];
  await clock.pass(1_500);
  change('b');
  change('a');
  await clock.pass(2_000);
  expect(wide.told).toEqual(['a 0', 'b 0', 'a 1', 'b 1']);
  expect(narrow.told).toEqual(['a 0', 'a 1']);
  await live.stop();
});

it('polls with the token that sees most', async () => {
  const { clock, watch, polls, live } = organisation({ narrow: ['a'], wide: ['a', 'b'] });
  await watch('narrow');
  await watch('wide');
  await clock.pass(5_000);
  expect(new Set(polls.slice(1))).toEqual(new Set(['wide']));
  await live.stop();
});

it('serves tokens apart that see hubs which nobody else’s answers have', async () => {
  const { clock, watch, change, live } = organisation({ left: ['a', 'b'], right: ['b', 'c'] });
  const [left, right] = [await watch('left'), await watch('right')];
  await clock.pass(10_000);
  for (const id of ['a', 'b', 'c']) change(id);
  await clock.pass(2_000);
  expect([...left.told].sort()).toEqual(['a 0', 'a 1', 'b 0', 'b 1']);
  expect([...right.told].sort()).toEqual(['b 0', 'b 1', 'c 0', 'c 1']);
  await live.stop();
});

it('tells of a hub that is new to a token when its own list shows it, and of one taken away no more', async () => {
  const seen = { wide: ['a', 'b'], narrow: ['a'] };
  const { clock, watch, change, live } = organisation(seen);
  await watch('wide');
  const narrow = await watch('narrow');
  await clock.pass(1_500);
  seen.narrow = ['b'];
  await clock.pass(10_000);
  change('a');
  change('b');
  await clock.pass(2_000);
  expect(narrow.told).toEqual(['a 0', 'b 0', 'b 1']);
  await live.stop();
});

it('ends the subscriptions of a token that is refused, and polls on with another', async () => {
  const { clock, watch, change, refused, polls, live } = organisation({ one: ['a', 'b'], two: ['a'] });
  const [one, two] = [await watch('one'), await watch('two')];
  await clock.pass(1_500);
  refused.add('one');
  await clock.pass(2_000);
  await expect(one.ended).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  change('a');
  await clock.pass(2_000);
  expect(two.told).toEqual(['a 0', 'a 1']);
  expect(polls.at(-1)).toBe('two');
  await live.stop();
});
