import { isTurnOver, nextTurn } from '../wire/event-loop-turns.js';
import type { Subscriber } from './subscriber.js';

/** How many subscribers are woken before the clock is read. */
const BETWEEN_CHECKS = 8;

/**
 * Wakes subscribers in turns, so that other requests do not wait until thousands of subscribers have their messages.
 * @returns a function that wakes a subscriber soon; it does not wait in the queue twice.
 */
export function createWaker(): (subscriber: Pick<Subscriber, 'wake'>) => void {
  const queue = new Set<Pick<Subscriber, 'wake'>>();
  let isWaking = false;

  async function wakeAll(): Promise<void> {
    let woken = 0;
    let turns = 0;
    // A subscriber that is added meanwhile is at the end of the set.
    for (const subscriber of queue) {
      queue.delete(subscriber);
      subscriber.wake();
      woken += 1;
      if (woken % BETWEEN_CHECKS !== 0) continue;
      // The messages are sent in microtasks, and are part of the turn.
      await Promise.resolve();
      if (isTurnOver()) await nextTurn(turns++);
    }
    isWaking = false;
  }

  return (subscriber) => {
    queue.add(subscriber);
    if (isWaking) return;
    isWaking = true;
    queueMicrotask(() => void wakeAll());
  };
}
