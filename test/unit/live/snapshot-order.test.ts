import type { Claim, Lease } from '../../../src/cluster/lease.js';
import type { ChannelMessage, Commit, SnapshotChannel } from '../../../src/cluster/snapshot-channel.js';
import type { HubRecord } from '../../../src/datasources/decode/hub.js';
import { hubRecord, organisation } from '../../support/organisation.js';

const LEADS = (epoch: number): Claim => ({ held: true, epoch, interests: [] });
const FOLLOWS = (epoch: number): Claim => ({ held: false, epoch, freeInMs: 500 });

/** A gateway with one subscriber, and a lease and a channel that answer what a test sets. */
async function start(claim: Claim | 'unreachable') {
  const listeners: ((message: ChannelMessage<HubRecord>) => void)[] = [];
  const state = { claim, commit: 'accepted' as Commit | 'unreachable', stored: { epoch: 0, version: 0 } };
  const entry = (version: number) => ['a', hubRecord('a', version, 0)] as const;
  const lease: Lease = {
    claim: async () => {
      if (state.claim === 'unreachable') throw new Error('unreachable');
      return state.claim;
    },
    renew: async () => true,
    release: async () => undefined,
  };
  const channel: SnapshotChannel<HubRecord> = {
    commit: async () => {
      if (state.commit === 'unreachable') throw new Error('unreachable');
      return state.commit;
    },
    load: async () => {
      const { epoch, version } = state.stored;
      return { epoch, coverage: 'all', entries: new Map([entry(version)]) };
    },
    listen: async (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    publish: async () => undefined,
  };
  const gateway = organisation({ token: ['a'] }, { openLease: () => lease, openChannel: () => channel });
  const { received } = await gateway.subscribe('token');
  await gateway.clock.pass(100);
  /** Another gateway publishes the answer of an epoch. */
  const publish = async (epoch: number, previous: number | null, version: number, isNew = true) => {
    state.stored = { epoch, version };
    const changed = isNew ? [entry(version)] : [];
    const update = { epoch, previous, coverage: 'all', changed, removed: [] };
    for (const listener of listeners) listener({ kind: 'update', update });
    await gateway.clock.pass(0);
  };
  return { ...gateway, received, state, publish };
}

it('drops an answer of its own, while Redis is unreachable, that a newer one of another gateway preceded', async () => {
  const { clock, received, state, publish, change, delay, live } = await start(LEADS(1));
  state.claim = 'unreachable';
  const deliver = delay();
  change('a');
  await clock.pass(1_000);
  await publish(5, null, 2);
  deliver();
  await clock.pass(0);
  expect(received).toEqual(['a 0', 'a 2']);
  await live.stop();
});

it('drops an answer of an earlier epoch that one of a later epoch preceded', async () => {
  const { clock, received, state, publish, change, delay, live } = await start(LEADS(1));
  state.claim = LEADS(2);
  const deliver = delay();
  change('a');
  await clock.pass(1_000);
  await publish(3, null, 2);
  deliver();
  await clock.pass(0);
  expect(received).toEqual(['a 0', 'a 2']);
  await live.stop();
});

it('drops an answer of its own that the channel rejects as stale', async () => {
  const { clock, received, state, change, live } = await start(LEADS(1));
  state.commit = 'stale';
  change('a');
  await clock.pass(1_000);
  expect(received).toEqual(['a 0']);
  await live.stop();
});

it('applies only updates that were requested after its own last poll, once it is no longer detached', async () => {
  const { clock, received, state, publish, change, live } = await start('unreachable');
  change('a');
  change('a');
  await clock.pass(1_000);
  expect(received).toEqual(['a 0', 'a 2']);

  await publish(5, null, 1);
  state.claim = FOLLOWS(6);
  await clock.pass(1_000);
  await publish(6, null, 1);
  expect(received).toEqual(['a 0', 'a 2']);

  await publish(7, 6, 3);
  expect(received).toEqual(['a 0', 'a 2', 'a 3']);
  await live.stop();
});

it('misses no update that was published while it was detached', async () => {
  const { clock, received, state, publish, delay, live } = await start(LEADS(1));
  state.claim = 'unreachable';
  const deliver = delay();
  await clock.pass(1_000);
  await publish(5, null, 2);
  deliver();
  await clock.pass(0);
  await publish(6, 5, 3);
  state.claim = FOLLOWS(6);
  await clock.pass(1_000);
  await publish(7, 6, 3, false);
  expect(received).toEqual(['a 0', 'a 2', 'a 3']);
  await live.stop();
});

it('applies no older update after an answer of its own that could not be published', async () => {
  const { clock, received, state, publish, change, live } = await start(LEADS(1));
  state.commit = 'unreachable';
  change('a');
  change('a');
  await clock.pass(1_000);
  await publish(5, null, 1);
  expect(received).toEqual(['a 0', 'a 2']);
  await live.stop();
});

it('applies the updates of other gateways as soon as an answer of its own is committed again', async () => {
  const { clock, received, state, publish, live } = await start('unreachable');
  state.claim = LEADS(5);
  await clock.pass(1_000);
  await publish(6, null, 1);
  expect(received).toEqual(['a 0', 'a 1']);
  await live.stop();
});
