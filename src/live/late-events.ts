import { DONE, type Next } from '../wire/ready-iterator.js';
import { type LiveEvent, LiveEvents } from './live-event.js';

/**
 * The events of a subscription that has not started yet. They begin when it starts, and end with an error where it
 * cannot.
 * @param starting the start.
 * @param abandon called once where the subscription ends before its start.
 */
export function lateEvents<Event extends object>(
  starting: Promise<LiveEvents<Event>>,
  abandon: () => void,
): LiveEvents<Event> {
  let started: LiveEvents<Event> | null = null;
  let isOver = false;
  let endWaiting: (end: typeof DONE) => void = () => {};
  const ended = new Promise<typeof DONE>((resolve) => (endWaiting = resolve));

  const first = async (): Promise<Next<LiveEvent<Event>>> => {
    try {
      started = await starting;
    } catch (error) {
      if (isOver) return DONE;
      isOver = true;
      throw error;
    }
    return isOver ? started.return() : started.next();
  };

  return new LiveEvents<Event>({
    next() {
      if (isOver) return DONE;
      return started === null ? Promise.race([first(), ended]) : started.next();
    },
    async return() {
      const isWaiting = !isOver && started === null;
      isOver = true;
      endWaiting(DONE);
      if (isWaiting) abandon();
      return started?.return() ?? DONE;
    },
  });
}
