import { type PollOutcome, startPollLoop } from '../../../src/live/poll-loop.js';
import { fakeClock } from '../../support/fake-clock.js';

const INTERVALS = {
  intervalMs: 1_000,
  idleIntervalMs: 3_000,
  announcedIntervalMs: 10_000,
  backoffLimitMs: 8_000,
};
const CHANGED: PollOutcome = { kind: 'answered', changed: true, announced: false };
const SAME: PollOutcome = { kind: 'answered', changed: false, announced: false };

function start(outcome: () => PollOutcome | Promise<PollOutcome>) {
  const clock = fakeClock();
  const startedAt = clock.now();
  const polls: number[] = [];
  const loop = startPollLoop({
    intervals: INTERVALS,
    clock,
    poll: async () => {
      polls.push(clock.now() - startedAt);
      return outcome();
    },
  });
  return { clock, loop, polls };
}

it('never polls twice at the same time, however slow an answer is and however often a poll is requested', async () => {
  let answer: (outcome: PollOutcome) => void = () => {};
  const { clock, loop, polls } = start(() => new Promise((resolve) => (answer = resolve)));
  await clock.pass(20_000);
  loop.pollSoon();
  await clock.pass(20_000);
  expect(polls).toEqual([0]);
  answer(CHANGED);
  await clock.pass(0);
  expect(polls).toEqual([0, 40_000]);
});

it('keeps a minimum distance between requested polls', async () => {
  const { clock, loop, polls } = start(() => CHANGED);
  for (let count = 0; count < 100; count += 1) {
    await clock.pass(10);
    loop.pollSoon();
  }
  expect(polls.length).toBeLessThanOrEqual(5);
});

it('polls at its interval while hubs change, and less often, within limits, while none does', async () => {
  const busy = start(() => CHANGED);
  await busy.clock.pass(5_000);
  expect(busy.polls).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000]);

  const idle = start(() => SAME);
  await idle.clock.pass(60_000);
  const pauses = idle.polls.map((at, index) => at - (idle.polls[index - 1] ?? at)).slice(1);
  expect(pauses[0]).toBe(1_250);
  expect(pauses.at(-1)).toBe(3_000);
});

it('backs off after failures up to a limit, and waits as long as Operated asks', async () => {
  const failing = start(() => ({ kind: 'failed', retryAfterSeconds: null }));
  await failing.clock.pass(30_000);
  expect(failing.polls).toEqual([0, 2_100, 6_300, 14_700, 23_100]);

  const limited = start(() => ({ kind: 'failed', retryAfterSeconds: 30 }));
  limited.loop.pollSoon();
  await limited.clock.pass(29_000);
  limited.loop.pollSoon();
  await limited.clock.pass(500);
  expect(limited.polls).toEqual([0]);
});

it('polls rarely while webhooks announce changes, and claims the lease when another gateway’s ends', async () => {
  const announced = start(() => ({ kind: 'answered', changed: true, announced: true }));
  await announced.clock.pass(9_000);
  expect(announced.polls).toEqual([0]);

  const following = start(() => ({ kind: 'following', freeInMs: 2_000 }));
  await following.clock.pass(2_100);
  expect(following.polls).toEqual([0, 2_051]);
});

it('does not poll once it is stopped', async () => {
  const { clock, loop, polls } = start(() => CHANGED);
  await clock.pass(500);
  await loop.stop();
  await clock.pass(60_000);
  expect(polls).toEqual([0]);
});

describe('when Operated answers other calls', () => {
  const failed = (retryAfterSeconds: number | null = null): PollOutcome => ({
    kind: 'failed',
    retryAfterSeconds,
  });

  it('the pause after a failure ends with the interval', async () => {
    const { clock, loop, polls } = start(() => failed());
    await clock.pass(14_800);
    expect(polls).toEqual([0, 2_100, 6_300, 14_700]);
    loop.retrySoon();
    await clock.pass(1_000);

    expect(polls.at(-1)).toBe(15_700);
  });

  it('it is never polled more often than the interval', async () => {
    const { clock, loop, polls } = start(() => failed());
    for (let count = 0; count < 100; count += 1) {
      await clock.pass(100);
      loop.retrySoon();
    }

    expect(polls.length).toBeLessThanOrEqual(11);
    expect(polls.length).toBeGreaterThan(8);
  });

  it('Retry-After is observed all the same', async () => {
    const { clock, loop, polls } = start(() => failed(30));
    for (let count = 0; count < 29; count += 1) {
      await clock.pass(1_000);
      loop.retrySoon();
    }

    expect(polls).toEqual([0]);
  });
});
