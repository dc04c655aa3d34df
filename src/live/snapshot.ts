import { isDeepStrictEqual } from 'node:util';
import type { HubRecord } from '../datasources/decode/hub.js';
import { includes, type Wants } from './wants.js';

/** What is known of the watched hubs of one organisation after an answer. Never changed: the next one is another. */
export interface Snapshot {
  /** The turn of the answer that it is made of: a later answer has a greater one. */
  readonly turn: number;
  /** Which hubs the answer was about: of others it says nothing. */
  readonly coverage: Wants;
  readonly hubs: ReadonlyMap<string, HubRecord>;
  readonly observedAt: Date;
}

/** What one poll found. */
export interface Answer {
  readonly coverage: Wants;
  readonly hubs: readonly HubRecord[];
  /** Hubs that are there and could not be read this time: what is known of them stays. */
  readonly unread: ReadonlySet<string>;
}

/** What an answer changes in a snapshot. */
export interface Update {
  readonly changed: readonly HubRecord[];
  readonly removed: readonly string[];
}

/** What a poll's answer changes: rows that are alike to the last byte keep the record that is known. */
export function updateOf(known: ReadonlyMap<string, HubRecord>, answer: Answer): Update {
  const changed = answer.hubs.filter((hub) => {
    const before = known.get(hub.id);
    return before === undefined || !isDeepStrictEqual(before.row, hub.row);
  });
  const there = new Set(answer.hubs.map(({ id }) => id));
  const removed = [...known.keys()].filter(
    // Of a hub that nobody watches at the moment the answer says nothing: what is known of it waits.
    (id) => includes(answer.coverage, id) && !there.has(id) && !answer.unread.has(id),
  );
  return { changed, removed };
}

/** The hubs after an update; the same map where it changes nothing. */
export function updated(
  known: ReadonlyMap<string, HubRecord>,
  { changed, removed }: Update,
): ReadonlyMap<string, HubRecord> {
  if (changed.length === 0 && removed.length === 0) return known;
  const hubs = new Map(known);
  for (const id of removed) hubs.delete(id);
  for (const hub of changed) hubs.set(hub.id, hub);
  return hubs;
}

/** The hubs by their ids, as gateways share them. */
export function entriesOf(hubs: Iterable<HubRecord>): readonly (readonly [string, HubRecord])[] {
  return [...hubs].map((hub) => [hub.id, hub] as const);
}
