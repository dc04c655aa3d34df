import type { Principal } from '../../src/auth/principal.js';
import type { Board } from '../../src/cluster/board.js';
import { createMemoryBoard } from '../../src/cluster/memory-board.js';
import { HubRecord } from '../../src/datasources/decode/hub.js';
import { createLive } from '../../src/live/live.js';
import { includes } from '../../src/live/wants.js';
import { GatewayError } from '../../src/schema/gateway-error.js';
import { fakeClock } from './fake-clock.js';
import { createTestLogger } from './log.js';

/** The hub with this id after a number of changes. */
export function hubRecord(id: string, version: number, at: number): HubRecord {
  const hub = HubRecord.decode({ id, customid: String(version) }, new Date(at));
  if (hub === null) throw new Error('no hub');
  return hub;
}

/** An organisation whose tokens see different hubs, and what each token was used for. */
export function organisation(
  seen: Readonly<Record<string, readonly string[]>>,
  board: Board<HubRecord> = createMemoryBoard(),
) {
  const clock = fakeClock();
  const versions = new Map<string, number>();
  const polls: string[] = [];
  let onItsWay: Promise<void> = Promise.resolve();
  const refused = new Set<string>();
  const rows = (who: string) => {
    if (refused.has(who)) throw new GatewayError('UNAUTHENTICATED');
    return (seen[who] ?? []).map((id) => hubRecord(id, versions.get(id) ?? 0, clock.now()));
  };
  const ids = (who: string) => new Set(rows(who).map(({ id }) => id));
  const live = createLive({
    reads: {
      sight: async ({ key }) => ({ topic: 'organisation', hubIds: ids(key) }),
      hubIds: async ({ key }) => ids(key),
      hubs: async ({ key }, wants) => {
        polls.push(key);
        const hubs = rows(key).filter(({ id }) => includes(wants, id));
        await onItsWay;
        return { coverage: wants, hubs, unread: new Set() };
      },
      topic: async () => 'organisation',
      topicAlone: ({ key }) => `alone ${key}`,
    },
    board,
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
  /** Holds the answers to polls back. @returns a function that releases them. */
  const delay = () => {
    let arrive = () => {};
    onItsWay = new Promise((resolve) => (arrive = resolve));
    return () => arrive();
  };
  const change = (id: string) => versions.set(id, (versions.get(id) ?? 0) + 1);
  return { clock, live, polls, refused, seen, watch, change, delay };
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
