import type { Principal } from '../../src/auth/principal.js';
import type { OpenLease } from '../../src/cluster/lease.js';
import { createMemoryChannels } from '../../src/cluster/memory-channel.js';
import { createMemoryLeases } from '../../src/cluster/memory-lease.js';
import type { OpenChannel } from '../../src/cluster/snapshot-channel.js';
import { HubRecord } from '../../src/datasources/decode/hub.js';
import { startDeadline } from '../../src/datasources/upstream/deadline.js';
import { hubEvents } from '../../src/live/hub-events.js';
import { createLive } from '../../src/live/live.js';
import { includes } from '../../src/live/interest.js';
import type { Transition } from '../../src/live/transition.js';
import { type FailureCode, GatewayError } from '../../src/schema/gateway-error.js';
import { fakeClock } from './fake-clock.js';
import { createTestLogger } from './log.js';

/** The hub with this id after a number of changes. */
export function hubRecord(id: string, version: number, at: number): HubRecord {
  const hub = HubRecord.decode({ id, customid: String(version) }, new Date(at));
  if (hub === null) throw new Error('no hub');
  return hub;
}

/** An organisation whose tokens see different hubs, and which token each poll used. */
export function organisation(
  seen: Readonly<Record<string, readonly string[]>>,
  cluster: { readonly openLease: OpenLease; readonly openChannel: OpenChannel<HubRecord> } = {
    openLease: createMemoryLeases(),
    openChannel: createMemoryChannels(),
  },
) {
  const clock = fakeClock();
  const versions = new Map<string, number>();
  const polls: string[] = [];
  let delivery: Promise<void> = Promise.resolve();
  /** How Operated rejects tokens. */
  const rejections = new Map<string, FailureCode>();
  const rows = (token: string) => {
    const code = rejections.get(token);
    if (code !== undefined) throw new GatewayError(code);
    return (seen[token] ?? []).map((id) => hubRecord(id, versions.get(id) ?? 0, clock.now()));
  };
  const thin = new Set<string>();
  const list = (token: string) => ({
    hubIds: new Set(rows(token).map(({ id }) => id)),
    thinRows: new Map(thin.has(token) ? rows(token).map(({ id }) => [id, { id }] as const) : []),
  });
  const live = createLive({
    reads: {
      authorization: async ({ key }) => ({ topic: 'organisation', ...list(key) }),
      list: async ({ key }) => list(key),
      hubs: async ({ key }, interest) => {
        polls.push(key);
        const hubs = rows(key).filter(({ id }) => includes(interest, id));
        await delivery;
        return { coverage: interest, hubs, unread: new Map() };
      },
      topic: async () => 'organisation',
      loaders: () => {
        throw new Error('These events read nothing beyond their hub.');
      },
      privateTopic: ({ key }) => `private ${key}`,
    },
    ...cluster,
    webhooks: null,
    service: null,
    onAnswer: () => () => undefined,
    onChange: () => undefined,
    intervals: {
      intervalMs: 1_000,
      idleIntervalMs: 1_000,
      announcedIntervalMs: 1_000,
      backoffLimitMs: 1_000,
    },
    leaseMs: 2_000,
    authorizationTtlMs: 10_000,
    outageLimitMs: 60_000,
    clock,
    logger: createTestLogger().logger,
  });
  const subscribe = async (token: string, { includeCurrent = true, text = textOf } = {}) => {
    const received: string[] = [];
    const operation = { principal: principal(token), deadline: startDeadline(60_000) };
    const events = await live.subscribe(operation, () => ({
      interest: 'all',
      createProducer: hubEvents({
        includeCurrent,
        select: (transition) => [{ text: text(transition) }],
      }),
    }));
    const ended = (async () => {
      for await (const event of events) received.push(event.payload.text);
    })();
    ended.catch(() => undefined);
    return { received, ended };
  };
  /** Delays the answers to polls. @returns a function that releases them. */
  const delay = () => {
    let deliver = () => {};
    delivery = new Promise((resolve) => (deliver = resolve));
    return () => deliver();
  };
  const change = (id: string) => versions.set(id, (versions.get(id) ?? 0) + 1);
  return { clock, live, polls, rejections, thin, subscribe, change, delay };
}

function textOf({ hub }: Transition): string {
  return `${hub.id} ${hub.customId}`;
}

/** A principal with this key. */
export function principal(key: string): Principal {
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
