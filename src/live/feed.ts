import type { HubRecord } from '../datasources/decode/hub.js';
import { type HubDelta, hubDelta, wholeDelta } from './hub-delta.js';
import type { OpenSight, Sight } from './sight.js';
import type { Snapshot, Update } from './snapshot.js';
import { includes, type Wants } from './wants.js';

/** A hub, and how it came to be as it is since the subscriber last heard of it. */
export interface Step {
  readonly hub: HubRecord;
  /** As the subscriber last knew it; null where it did not. */
  readonly before: HubRecord | null;
  /** Null for the present state, which is sent because it was asked for. */
  readonly delta: HubDelta | null;
  readonly observedAt: Date;
}

export interface FeedOptions<Event> {
  /** Closed when the feed ends. */
  readonly openSight: OpenSight;
  readonly wants: Wants;
  /** Whether the present state comes first. */
  readonly includeCurrent: boolean;
  /** What of a step the subscriber is told; nothing for an empty list. */
  readonly select: (step: Step) => readonly Event[];
}

/** One subscription, as its poller sees it. */
export interface Feed {
  readonly sight: Sight;
  readonly wants: Wants;
  /** From this snapshot on the subscriber is told what changes; one that it had before is compared with it. */
  base(snapshot: Snapshot): void;
  /** Whether it has a snapshot to compare with. */
  isBased(): boolean;
  /** What is known has changed. */
  follow(next: Snapshot, update: Update): void;
  /** Ends the subscription; with an error, the subscriber is told it. */
  end(error: Error | null): void;
}

/** One subscription, as its reader sees it. */
export type FeedReader<Event> = AsyncIterableIterator<Event, undefined>;

/** Stands for "not told yet", where the present state is to be sent. */
const PRESENT = Symbol('present');
type Mark = HubRecord | null | typeof PRESENT;

/**
 * The buffer of a subscriber: no queue, but which hubs changed since it was told of them, and what it was told last. A
 * reader that is slow finds the newest state of each hub, and never more than one entry a hub.
 * @param ended called once, when the feed ends, whoever ends it.
 */
export function createFeed<Event>(
  { openSight, wants, includeCurrent, select }: FeedOptions<Event>,
  ended: () => void,
): { readonly feed: Feed; readonly reader: FeedReader<Event> } {
  const { sight } = openSight;
  /** In the order in which they changed. */
  const marks = new Map<string, Mark>();
  let ready: readonly Event[] = [];
  let known: Snapshot | null = null;
  let waiting: {
    resolve: (result: IteratorResult<Event, undefined>) => void;
    reject: (error: Error) => void;
  } | null = null;
  let over = false;
  let failure: Error | null = null;

  const unwatch = sight.watch({
    proven(added) {
      for (const id of marks.keys()) if (!sight.hubIds.has(id)) marks.delete(id);
      for (const id of added) if (known?.hubs.has(id) === true) mark(id, null);
      wake();
    },
    ended: end,
  });

  function mark(id: string, before: Mark): void {
    if (includes(wants, id) && sight.hubIds.has(id) && !marks.has(id)) marks.set(id, before);
  }

  /** The next event that is there already, if any. */
  function take(): IteratorResult<Event, undefined> | null {
    if (ready.length === 0 && known !== null) {
      for (const [id, before] of marks) {
        // Not shown within the TTL: it waits for the next proof, and nothing of it is sent before.
        if (!sight.shows(id)) continue;
        marks.delete(id);
        const hub = known.hubs.get(id);
        const step = hub === undefined ? null : stepOf(hub, before, known.observedAt);
        // What changed and changed back, or moved to another poller as it was, is nothing to tell.
        if (step !== null && !isEmpty(step)) ready = select(step);
        if (ready.length > 0) break;
      }
    }
    const [value, ...rest] = ready;
    if (value === undefined) return null;
    ready = rest;
    return { done: false, value };
  }

  function wake(): void {
    if (waiting === null) return;
    const taken = take();
    if (taken === null) return;
    const { resolve } = waiting;
    waiting = null;
    resolve(taken);
  }

  function end(error: Error | null): void {
    if (over) return;
    over = true;
    unwatch();
    openSight.close();
    marks.clear();
    ready = [];
    if (waiting === null) failure = error;
    else if (error === null) waiting.resolve({ done: true, value: undefined });
    else waiting.reject(error);
    waiting = null;
    ended();
  }

  const feed: Feed = {
    sight,
    wants,
    base(snapshot) {
      const before = known;
      known = snapshot;
      if (before !== null) {
        for (const [id, hub] of snapshot.hubs) {
          const old = before.hubs.get(id) ?? null;
          if (old !== hub) mark(id, old);
        }
      } else if (includeCurrent) {
        for (const id of snapshot.hubs.keys()) mark(id, PRESENT);
      }
      wake();
    },
    isBased: () => known !== null,
    follow(next, { changed }) {
      const before = known;
      known = next;
      for (const { id } of changed) mark(id, before?.hubs.get(id) ?? null);
      if (marks.size > 0) wake();
    },
    end,
  };

  const reader: FeedReader<Event> = {
    async next() {
      if (failure !== null) {
        const error = failure;
        failure = null;
        throw error;
      }
      if (over) return { done: true, value: undefined };
      return (
        take() ??
        new Promise((resolve, reject) => {
          waiting = { resolve, reject };
        })
      );
    },
    async return() {
      end(null);
      return { done: true, value: undefined };
    },
    async throw(error) {
      end(null);
      throw error;
    },
    [Symbol.asyncIterator]: () => reader,
  };
  return { feed, reader };
}

function isEmpty({ delta }: Step): boolean {
  return delta !== null && delta.aspects.length === 0 && delta.ports.length === 0 && !delta.sampled;
}

function stepOf(hub: HubRecord, before: Mark, now: Date): Step {
  if (before === PRESENT) return { hub, before: null, delta: null, observedAt: now };
  const delta = before === null ? wholeDelta(hub) : hubDelta(before, hub);
  return { hub, before, delta, observedAt: hub.fetchedAt };
}
