import { isDeepStrictEqual } from 'node:util';
import type { EntryCodec } from '../cluster/snapshot-channel.js';
import { HubRecord } from '../datasources/decode/hub.js';
import { isJsonObject } from '../wire/json.js';
import { includes, type Interest } from './interest.js';

/** The hubs of a topic as of one poll. Immutable. */
export interface Snapshot {
  /** The epoch of the poll: a later one is greater. */
  readonly epoch: number;
  /** Which hubs the poll covered: the snapshot may hold older records of other hubs. */
  readonly coverage: Interest;
  readonly hubs: ReadonlyMap<string, HubRecord>;
  readonly observedAt: Date;
}

/** The answer to one poll. */
export interface Answer {
  readonly coverage: Interest;
  readonly hubs: readonly HubRecord[];
  /** Hubs that exist and could not be read, with what the list shows of them, if it was read: their records stay as they are. */
  readonly unread: ReadonlyMap<string, HubRecord | null>;
}

/** How an answer differs from a snapshot. */
export interface Update {
  readonly changed: readonly HubRecord[];
  readonly removed: readonly string[];
}

/** How an answer differs from the known hubs. A row that is deeply equal to the known one is no change. */
export function updateOf(known: ReadonlyMap<string, HubRecord>, answer: Answer): Update {
  const changed = answer.hubs.filter((hub) => {
    const before = known.get(hub.id);
    return before === undefined || !isDeepStrictEqual(before.row, hub.row);
  });
  const present = new Set(answer.hubs.map(({ id }) => id));
  const removed = [...known.keys()].filter(
    (id) => includes(answer.coverage, id) && !present.has(id) && !answer.unread.has(id),
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

/** Hubs as gateways exchange them: the row as Operated sent it, and when it was received. */
export const hubCodec: EntryCodec<HubRecord> = {
  write: ({ row, fetchedAt }) => JSON.stringify({ row, fetchedAt: fetchedAt.getTime() }),
  read(text) {
    const written = parse(text);
    if (!isJsonObject(written)) return null;
    const { row, fetchedAt } = written;
    return isJsonObject(row) && typeof fetchedAt === 'number'
      ? HubRecord.decode(row, new Date(fetchedAt))
      : null;
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
