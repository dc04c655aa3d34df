import type { Board, BoardMessage, Claim, Commit } from '../../../src/cluster/board.js';
import type { HubRecord } from '../../../src/datasources/decode/hub.js';
import { hubRecord, organisation } from '../../support/organisation.js';

const POLLS = (turn: number): Claim => ({ held: true, turn, interests: [] });
const LISTENS = (turn: number): Claim => ({ held: false, turn, freeInMs: 500 });

/** A gateway with one subscriber, and a board that says what a test lets it say. */
async function start(claim: Claim | 'unreachable') {
  const listeners: ((message: BoardMessage<HubRecord>) => void)[] = [];
  const state = { claim, commit: 'accepted' as Commit | 'unreachable', stored: { turn: 0, version: 0 } };
  const entry = (version: number) => ['a', hubRecord('a', version, 0)] as const;
  const board: Board<HubRecord> = {
    claim: async () => {
      if (state.claim === 'unreachable') throw new Error('unreachable');
      return state.claim;
    },
    renew: async () => true,
    commit: async () => {
      if (state.commit === 'unreachable') throw new Error('unreachable');
      return state.commit;
    },
    load: async () => {
      const { turn, version } = state.stored;
      return { turn, coverage: 'all', entries: new Map([entry(version)]) };
    },
    listen: async (_topic, listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    ask: async () => undefined,
    release: async () => undefined,
  };
  const gateway = organisation({ who: ['a'] }, board);
  const { told } = await gateway.watch('who');
  await gateway.clock.pass(100);
  /** Another gateway publishes what it found in a turn. */
  const publish = async (turn: number, previous: number | null, version: number, isNew = true) => {
    state.stored = { turn, version };
    const changed = isNew ? [entry(version)] : [];
    const update = { turn, previous, coverage: 'all', changed, removed: [] };
    for (const listener of listeners) listener({ kind: 'update', update });
    await gateway.clock.pass(0);
  };
  return { ...gateway, told, state, publish };
}

it('takes no answer of its own, while Redis is gone, that another gateway’s newer one came before', async () => {
  const { clock, told, state, publish, change, delay, live } = await start(POLLS(1));
  state.claim = 'unreachable';
  const arrive = delay();
  change('a');
  await clock.pass(1_000);
  await publish(5, null, 2);
  arrive();
  await clock.pass(0);
  expect(told).toEqual(['a 0', 'a 2']);
  await live.stop();
});

it('takes no answer of an earlier turn that another gateway’s later one came before', async () => {
  const { clock, told, state, publish, change, delay, live } = await start(POLLS(1));
  state.claim = POLLS(2);
  const arrive = delay();
  change('a');
  await clock.pass(1_000);
  await publish(3, null, 2);
  arrive();
  await clock.pass(0);
  expect(told).toEqual(['a 0', 'a 2']);
  await live.stop();
});

it('takes no answer of its own that the board calls stale', async () => {
  const { clock, told, state, change, live } = await start(POLLS(1));
  state.commit = 'stale';
  change('a');
  await clock.pass(1_000);
  expect(told).toEqual(['a 0']);
  await live.stop();
});

it('goes on after it was alone with what was asked for since, and hears nothing older', async () => {
  const { clock, told, state, publish, change, live } = await start('unreachable');
  change('a');
  change('a');
  await clock.pass(1_000);
  expect(told).toEqual(['a 0', 'a 2']);

  await publish(5, null, 1);
  state.claim = LISTENS(6);
  await clock.pass(1_000);
  await publish(6, null, 1);
  expect(told).toEqual(['a 0', 'a 2']);

  await publish(7, 6, 3);
  expect(told).toEqual(['a 0', 'a 2', 'a 3']);
  await live.stop();
});

it('misses nothing that was published while it was alone', async () => {
  const { clock, told, state, publish, delay, live } = await start(POLLS(1));
  state.claim = 'unreachable';
  const arrive = delay();
  await clock.pass(1_000);
  await publish(5, null, 2);
  arrive();
  await clock.pass(0);
  await publish(6, 5, 3);
  state.claim = LISTENS(6);
  await clock.pass(1_000);
  await publish(7, 6, 3, false);
  expect(told).toEqual(['a 0', 'a 2', 'a 3']);
  await live.stop();
});

it('hears nothing older after an answer of its own that could not be published', async () => {
  const { clock, told, state, publish, change, live } = await start(POLLS(1));
  state.commit = 'unreachable';
  change('a');
  change('a');
  await clock.pass(1_000);
  await publish(5, null, 1);
  expect(told).toEqual(['a 0', 'a 2']);
  await live.stop();
});

it('hears the others at once when the board has taken an answer of its own again', async () => {
  const { clock, told, state, publish, live } = await start('unreachable');
  state.claim = POLLS(5);
  await clock.pass(1_000);
  await publish(6, null, 1);
  expect(told).toEqual(['a 0', 'a 1']);
  await live.stop();
});
