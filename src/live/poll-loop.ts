import type { Clock } from './clock.js';
import {
  firstInterval,
  intervalAfterAnswer,
  intervalAfterFailure,
  jittered,
  jitteredUpwards,
  type PollInterval,
  type PollIntervals,
} from './poll-interval.js';

/** The outcome of a poll. */
export type PollOutcome =
  | {
      readonly kind: 'answered';
      /** Whether the answer differs from the last. */
      readonly changed: boolean;
      /** Whether webhooks announce changes. */
      readonly announced: boolean;
    }
  /** Another gateway polls; its lease ends after this time, ms. */
  | { readonly kind: 'following'; readonly freeInMs: number }
  /** No answer. `retryAfterSeconds` is how long Operated asks to wait. */
  | { readonly kind: 'failed'; readonly retryAfterSeconds: number | null };

export interface PollLoopOptions {
  /** Polls once. Must not reject. */
  readonly poll: () => Promise<PollOutcome>;
  readonly intervals: PollIntervals;
  readonly clock: Clock;
}

/** Polls repeatedly until it is stopped; two polls never overlap. */
export interface PollLoop {
  /** Polls immediately, except that requested polls keep a minimum distance and a pause after a failure is kept. */
  pollSoon(): void;
  /** Shortens the pause after a failure to the interval, because Operated answers other calls; Retry-After is observed. */
  retrySoon(): void;
  /** Resolves when the current poll has ended. */
  stop(): Promise<void>;
}

/** The minimum distance between requested polls, as a part of the interval. */
const MINIMUM_DISTANCE = 0.25;
/** How long after the end of another gateway's lease it is claimed, as a part of the interval. */
const CLAIM_DELAY = 0.1;

/** Starts to poll immediately. */
export function startPollLoop({ poll, intervals, clock }: PollLoopOptions): PollLoop {
  let interval: PollInterval = firstInterval(intervals);
  let current: Promise<void> | null = null;
  let startedAt = -Infinity;
  let isRequested = false;
  let isStopped = false;
  let nextAt = Infinity;
  /** Operated asked not to poll before, ms since the epoch. */
  let notBefore = -Infinity;
  let cancelNext = () => {};

  function schedule(delayMs: number): void {
    cancelNext();
    nextAt = clock.now() + delayMs;
    if (!isStopped) cancelNext = clock.after(delayMs, start);
  }

  function start(): void {
    if (isStopped || current !== null) return;
    cancelNext();
    startedAt = clock.now();
    isRequested = false;
    current = poll().then((outcome) => {
      current = null;
      schedule(pauseAfter(outcome));
    });
  }

  function pauseAfter(outcome: PollOutcome): number {
    switch (outcome.kind) {
      case 'following':
        if (isRequested) return minimumDistance();
        // Random, so that followers do not all claim at the same moment.
        return outcome.freeInMs + intervals.intervalMs * CLAIM_DELAY * clock.random() + 1;
      case 'failed':
        notBefore = clock.now() + (outcome.retryAfterSeconds ?? 0) * 1_000;
        interval = intervalAfterFailure(interval, outcome.retryAfterSeconds, intervals);
        return jitteredUpwards(interval.pauseMs, clock.random());
      case 'answered':
        interval = intervalAfterAnswer(interval, outcome.changed, outcome.announced, intervals);
        // The interval is from start to start, so a slow answer shortens the pause, down to the minimum.
        return isRequested
          ? minimumDistance()
          : Math.max(jittered(interval.pauseMs, clock.random()) - sinceStart(), minimumDistance());
    }
  }

  const sinceStart = () => clock.now() - startedAt;
  const minimumDistance = () => Math.max(intervals.intervalMs * MINIMUM_DISTANCE - sinceStart(), 0);

  schedule(0);
  return {
    pollSoon() {
      if (current !== null) isRequested = true;
      else if (interval.failures === 0) schedule(minimumDistance());
    },
    retrySoon() {
      if (current !== null || interval.failures === 0) return;
      const at = Math.max(startedAt + intervals.intervalMs, notBefore, clock.now());
      if (at < nextAt) schedule(at - clock.now());
    },
    async stop() {
      isStopped = true;
      cancelNext();
      await current;
    },
  };
}
