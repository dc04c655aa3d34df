import type { SnapshotUpdate } from '../../../src/cluster/snapshot-channel.js';
import type { HubRecord } from '../../../src/datasources/decode/hub.js';
import { type Change, createSnapshotReplication } from '../../../src/live/snapshot-replication.js';
import { fakeClock } from '../../support/fake-clock.js';
import { hubRecord } from '../../support/organisation.js';

const LEADS = (epoch: number) => ({ held: true, epoch, interests: [] }) as const;
const FOLLOWS = (epoch: number) => ({ held: false, epoch, freeInMs: 500 }) as const;
const hub = (version: number, id = 'a') => hubRecord(id, version, 0);
const answer = (...hubs: readonly HubRecord[]) => ({
  coverage: 'all' as const,
  hubs,
  unread: new Map<string, HubRecord>(),
});
const update = (epoch: number, previous: number | null, ...hubs: readonly HubRecord[]) =>
  ({
    epoch,
    previous,
    coverage: 'all',
    changed: hubs.map((it) => [it.id, it] as const),
    removed: [],
  }) satisfies SnapshotUpdate<HubRecord>;

const replicate = () => createSnapshotReplication(fakeClock());
/** The hubs of a change, and the version of each. */
const changed = (change: Change | 'load' | null) =>
  change === null || change === 'load'
    ? change
    : change.update.changed.map(({ id, customId }) => `${id} ${customId}`);

describe('A follower', () => {
  it('is the first state of a gateway, without a snapshot', () => {
    const replication = replicate();
    expect(replication.state()).toBe('follower');
    expect(replication.snapshot()).toBeNull();
  });

  it('applies updates in the order of their epochs, and none twice', () => {
    const replication = replicate();
    replication.claimed(FOLLOWS(4));
    expect(changed(replication.received(update(5, null, hub(1))))).toEqual(['a 1']);
    expect(changed(replication.received(update(5, null, hub(1))))).toBeNull();
    expect(changed(replication.received(update(4, null, hub(0))))).toBeNull();
    expect(changed(replication.received(update(6, 5, hub(2))))).toEqual(['a 2']);
    expect(replication.state()).toBe('follower');
  });

  it('needs the stored snapshot where an update is missing, and takes no older one', () => {
    const replication = replicate();
    replication.claimed(FOLLOWS(4));
    replication.received(update(5, null, hub(1)));
    expect(replication.received(update(7, 6, hub(3)))).toBe('load');
    const stored = (epoch: number, version: number) => ({
      epoch,
      coverage: 'all',
      entries: new Map([['a', hub(version)]]),
    });
    expect(replication.loaded(null)).toBeNull();
    expect(replication.loaded(stored(4, 0))).toBeNull();
    expect(changed(replication.loaded(stored(7, 3)))).toEqual(['a 3']);
    expect(changed(replication.received(update(8, 7, hub(4))))).toEqual(['a 4']);
  });
});

describe('A leader', () => {
  it('commits its first answer whole, and then only what changed', () => {
    const replication = replicate();
    replication.claimed(LEADS(1));
    expect(replication.state()).toBe('leader');
    const first = replication.prepare(answer(hub(1), hub(1, 'b')));
    expect(first.commit).toMatchObject({ epoch: 1, previous: null });
    expect(changed(replication.committed(first, 'accepted'))).toEqual(['a 1', 'b 1']);

    replication.claimed(LEADS(2));
    const second = replication.prepare(answer(hub(2)));
    expect(second.commit).toMatchObject({ epoch: 2, previous: 1, removed: ['b'] });
    expect(second.commit.changed.map(([id]) => id)).toEqual(['a']);
    expect(second.whole()).toMatchObject({ epoch: 2, previous: null, removed: [] });
    expect(changed(replication.committed(second, 'accepted'))).toEqual(['a 2']);
    expect([...(replication.snapshot()?.hubs.keys() ?? [])]).toEqual(['a']);
  });

  it('drops an answer that was fenced', () => {
    const replication = replicate();
    replication.claimed(LEADS(1));
    expect(replication.committed(replication.prepare(answer(hub(1))), 'stale')).toBeNull();
    expect(replication.snapshot()).toBeNull();
  });

  it('drops an answer that a later epoch preceded', () => {
    const replication = replicate();
    replication.claimed(LEADS(1));
    const late = replication.prepare(answer(hub(1)));
    expect(changed(replication.received(update(2, null, hub(2))))).toEqual(['a 2']);
    expect(replication.committed(late, 'accepted')).toBeNull();
  });

  it('becomes detached when its answer cannot be published', () => {
    const replication = replicate();
    replication.claimed(LEADS(1));
    expect(changed(replication.committed(replication.prepare(answer(hub(1))), null))).toEqual(['a 1']);
    expect(replication.state()).toBe('detached');
  });
});

describe('A detached gateway', () => {
  const detached = () => {
    const replication = replicate();
    replication.claimed(null);
    expect(replication.state()).toBe('detached');
    expect(changed(replication.committed(replication.prepare(answer(hub(2))), null))).toEqual(['a 2']);
    return replication;
  };

  it('applies no update until it can claim again, and none from before that claim', () => {
    const replication = detached();
    expect(replication.received(update(5, null, hub(1)))).toBeNull();
    replication.claimed(FOLLOWS(6));
    expect(replication.state()).toBe('follower');
    expect(replication.received(update(6, 5, hub(1)))).toBeNull();
    expect(replication.received(update(7, 6, hub(3)))).toBe('load');
  });

  it('commits whole when it leads again', () => {
    const replication = detached();
    replication.claimed(LEADS(9));
    const prepared = replication.prepare(answer(hub(3)));
    expect(prepared.commit).toMatchObject({ epoch: 9, previous: null });
    expect(changed(replication.committed(prepared, 'accepted'))).toEqual(['a 3']);
    expect(replication.state()).toBe('leader');
  });

  it('drops its own answer where an update arrived since it was requested', () => {
    const replication = replicate();
    replication.claimed(LEADS(1));
    replication.committed(replication.prepare(answer(hub(1))), 'accepted');
    replication.claimed(null);
    const prepared = replication.prepare(answer(hub(2)));
    expect(changed(replication.received(update(5, 1, hub(3))))).toEqual(['a 3']);
    expect(replication.committed(prepared, null)).toBeNull();
  });
});
