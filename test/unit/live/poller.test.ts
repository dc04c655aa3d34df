import { startPoller, type TurnOutcome } from '../../../src/live/poller.js';
import { fakeClock } from '../../support/fake-clock.js';

const BOUNDS = { intervalMs: 1_000, idleIntervalMs: 3_000, hintedIntervalMs: 10_000, backoffLimitMs: 8_000 };
const CHANGED: TurnOutcome = { kind: 'answered', changed: true, hinted: false };
const SAME: TurnOutcome = { kind: 'answered', changed: false, hinted: false };

function start(outcome: () => TurnOutcome | Promise<TurnOutcome>) {
  const clock = fakeClock();
  const startedAt = clock.now();
  const turns: number[] = [];
  const poller = startPoller({
    bounds: BOUNDS,
    clock,
    turn: async () => {
      turns.push(clock.now() - startedAt);
      return outcome();
    },
  });
  return { clock, poller, turns };
}

it('never takes two turns at once, however slow an answer is and whoever asks for one', async () => {
  let answer: (outcome: TurnOutcome) => void = () => {};
  const { clock, poller, turns } = start(() => new Promise((resolve) => (answer = resolve)));
  await clock.pass(20_000);
  poller.look();
  await clock.pass(20_000);
  expect(turns).toEqual([0]);
  answer(CHANGED);
  await clock.pass(0);
  expect(turns).toEqual([0, 40_000]);
});

it('keeps a distance between turns that are asked for', async () => {
  const { clock, poller, turns } = start(() => CHANGED);
  for (let count = 0; count < 100; count += 1) {
    await clock.pass(10);
    poller.look();
  }
  expect(turns.length).toBeLessThanOrEqual(5);
});

it('goes at its interval while things change, and ever slower within bounds while nothing does', async () => {
  const busy = start(() => CHANGED);
  await busy.clock.pass(5_000);
  expect(busy.turns).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000]);

  const idle = start(() => SAME);
  await idle.clock.pass(60_000);
  const pauses = idle.turns.map((at, index) => at - (idle.turns[index - 1] ?? at)).slice(1);
  expect(pauses[0]).toBe(1_250);
  expect(pauses.at(-1)).toBe(3_000);
});

it('backs off after failures up to a limit, and waits as long as Operated asks', async () => {
  const failing = start(() => ({ kind: 'failed', retryAfterS: null }));
  await failing.clock.pass(30_000);
  expect(failing.turns).toEqual([0, 2_100, 6_300, 14_700, 23_100]);

  const limited = start(() => ({ kind: 'failed', retryAfterS: 30 }));
  limited.poller.look();
  await limited.clock.pass(29_000);
  limited.poller.look();
  await limited.clock.pass(500);
  expect(limited.turns).toEqual([0]);
});

it('is rare while webhooks tell, and asks for its turn when another’s lease ends', async () => {
  const hinted = start(() => ({ kind: 'answered', changed: true, hinted: true }));
  await hinted.clock.pass(9_000);
  expect(hinted.turns).toEqual([0]);

  const listening = start(() => ({ kind: 'listening', freeInMs: 2_000 }));
  await listening.clock.pass(2_100);
  expect(listening.turns).toEqual([0, 2_051]);
});

it('takes no turn once it is stopped', async () => {
  const { clock, poller, turns } = start(() => CHANGED);
  await clock.pass(500);
  await poller.stop();
  await clock.pass(60_000);
  expect(turns).toEqual([0]);
});
