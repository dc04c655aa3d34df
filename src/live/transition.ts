import type { HubRecord } from '../datasources/decode/hub.js';
import { memoise, memoisePair } from '../wire/memoise.js';
import { type Before, CURRENT, type DirtyHub } from './dirty-hubs.js';
import { type HubDelta, hubDelta, wholeDelta } from './hub-delta.js';
import type { Snapshot } from './snapshot.js';
import type { Change } from './snapshot-replication.js';

/** A hub, and how it changed since the subscriber's last event about it. */
export interface Transition {
  readonly hub: HubRecord;
  /** As the subscriber last received it; null where it did not. */
  readonly before: HubRecord | null;
  /** Null for the current state, which is sent because the subscriber requested it. */
  readonly delta: HubDelta | null;
  readonly observedAt: Date;
}

/**
 * The events that a transition causes; an empty list for none. Subscribers with equal arguments pass the same function,
 * which returns the same events for the same transition, so that an event is executed once for all of them.
 */
export type Select<Event extends object> = (transition: Transition) => readonly Event[];

const changed = memoisePair((before: HubRecord, hub: HubRecord): Transition => {
  return { hub, before, delta: hubDelta(before, hub), observedAt: hub.fetchedAt };
});
const added = memoise((hub: HubRecord): Transition => {
  return { hub, before: null, delta: wholeDelta(hub), observedAt: hub.fetchedAt };
});
const current = memoisePair((snapshot: Snapshot, hub: HubRecord): Transition => {
  return { hub, before: null, delta: null, observedAt: snapshot.observedAt };
});

/** The transition of a hub: the same object for all subscribers that last received the same record. */
export function transitionOf(hub: HubRecord, before: Before, snapshot: Snapshot): Transition {
  if (before === CURRENT) return current(snapshot, hub);
  return before === null ? added(hub) : changed(before, hub);
}

/** A hub that changed, and its record before the change; null where it had none. */
export interface ChangedHub extends DirtyHub {
  readonly before: HubRecord | null;
}

/** Whether nothing that a subscription may send has changed, as where a hub changed and changed back. */
export function isEmpty({ delta }: Transition): boolean {
  return delta !== null && delta.aspects.length === 0 && delta.ports.length === 0 && !delta.sampled;
}

/** The hubs of a change that cause events, with their records before it: computed once for each selection. */
export const hubsWithEvents = memoisePair((change: Change, select: Select<object>): readonly ChangedHub[] =>
  change.update.changed.flatMap((hub) => {
    const before = change.before?.hubs.get(hub.id) ?? null;
    const transition = transitionOf(hub, before, change.snapshot);
    return isEmpty(transition) || select(transition).length === 0 ? [] : [{ id: hub.id, before }];
  }),
);
