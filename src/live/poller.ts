import type { Clock } from './clock.js';
import {
  firstPace,
  jittered,
  jitteredUpwards,
  type Pace,
  paceAfterAnswer,
  paceAfterFailure,
  type PaceBounds,
} from './pace.js';

/** What came of a turn. */
export type TurnOutcome =
  | {
      readonly kind: 'answered';
      /** Whether the answer was another than the last. */
      readonly changed: boolean;
      /** Whether webhooks are known to tell of changes. */
      readonly hinted: boolean;
    }
  /** Another gateway polls; its lease ends after so many ms. */
  | { readonly kind: 'listening'; readonly freeInMs: number }
  /** No answer; `retryAfterS` is how long Operated asks to wait, s. */
  | { readonly kind: 'failed'; readonly retryAfterS: number | null };

export interface PollerOptions {
  /** Takes one turn. Must not reject. */
  readonly turn: () => Promise<TurnOutcome>;
  readonly bounds: PaceBounds;
  readonly clock: Clock;
}

/** Takes turns, one after the other and never two at once, until it is stopped. */
export interface Poller {
  /** The next turn is due now: something may be new. Turns that are asked for keep a distance, however many ask. */
  look(): void;
  /** Resolves when the turn under way is over. */
  stop(): Promise<void>;
}

/** Turns that are asked for are at least this part of the interval apart. */
const LOOK_DISTANCE = 0.25;
/** How long after the end of another's lease it is asked for, as a part of the interval. */
const CLAIM_DELAY = 0.1;

export function startPoller({ turn, bounds, clock }: PollerOptions): Poller {
  let pace: Pace = firstPace(bounds);
  let underWay: Promise<void> | null = null;
  let startedAt = -Infinity;
  let lookAgain = false;
  let stopped = false;
  let cancelNext = () => {};

  function schedule(delayMs: number): void {
    cancelNext();
    if (!stopped) cancelNext = clock.after(delayMs, start);
  }

  function start(): void {
    if (stopped || underWay !== null) return;
    cancelNext();
    startedAt = clock.now();
    lookAgain = false;
    underWay = turn().then((outcome) => {
      underWay = null;
      schedule(pauseAfter(outcome));
    });
  }

  function pauseAfter(outcome: TurnOutcome): number {
    switch (outcome.kind) {
      case 'listening':
        if (lookAgain) return distance();
        // Not all that listen at the same moment.
        return outcome.freeInMs + bounds.intervalMs * CLAIM_DELAY * clock.random() + 1;
      case 'failed':
        pace = paceAfterFailure(pace, outcome.retryAfterS, bounds);
        return jitteredUpwards(pace.pauseMs, clock.random());
      case 'answered':
        pace = paceAfterAnswer(pace, outcome.changed, outcome.hinted, bounds);
        // A slow answer is part of the pause, the interval is from start to start; but there always is a pause.
        return lookAgain
          ? distance()
          : Math.max(jittered(pace.pauseMs, clock.random()) - since(), distance());
    }
  }

  const since = () => clock.now() - startedAt;
  const distance = () => Math.max(bounds.intervalMs * LOOK_DISTANCE - since(), 0);

  schedule(0);
  return {
    look() {
      if (underWay !== null) lookAgain = true;
      // After a failure the pause is kept: what is new is found when it is over.
      else if (pace.failures === 0) schedule(distance());
    },
    async stop() {
      stopped = true;
      cancelNext();
      await underWay;
    },
  };
}
