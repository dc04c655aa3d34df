import { LRUCache } from 'lru-cache';
import { hubsById } from '../relations.js';
import { type Entry, hubsIn, isOfKind } from './entry.js';
import { hubResource, nameOf, type Resource, RESOURCES } from './resource.js';

/**
 * A read that may store its answer. It is current until the answers of its principal are dropped, or a change makes
 * what it reads outdated: then nothing is stored, and no later request may join it.
 */
export interface PendingRead {
  readonly isCurrent: boolean;
  /** Stores the answer, unless the read is not current any more or a later one was stored. */
  store(entry: Entry<unknown>): void;
  /** Removes the stored answer: Operated says that the resource does not exist. */
  storeAbsent(): void;
  /** To be called when the read has ended. */
  end(): void;
}

/** A stored answer. */
export interface Stored<Value> {
  readonly entry: Entry<Value>;
  /** False after a change that may have made it outdated: it is compared with the next answer, and never served. */
  readonly isServable: boolean;
}

/** The last answers of Operated, by principal and resource. Bounded by bytes: the least recently used are evicted. */
export interface AnswerStore {
  get<Value>(principalKey: string, resource: Resource<Value>): Stored<Value> | null;
  /** Registers a read before its request is sent. */
  begin(principalKey: string, resource: Resource<unknown>): PendingRead;
  /** Drops all answers of a principal, and those that it waits for. */
  dropPrincipal(principalKey: string): void;
  /**
   * Invalidates what a change of hubs may have made outdated, for every principal. Principals whose list of hubs has
   * none of them keep their answers.
   * @param hubIds null where it is unknown which hubs changed.
   */
  invalidateHubs(hubIds: readonly string[] | null): void;
  /** The estimated size of all answers together. */
  readonly bytes: number;
  /** Stops the timer that removes old answers, and drops everything. */
  close(): void;
}

export interface AnswerStoreOptions {
  /** The estimated size of all answers together. */
  readonly maxBytes: number;
  /** How long an answer is kept that no read has confirmed, ms. */
  readonly retentionMs: number;
  /** The clock, ms since the epoch. */
  readonly now: () => number;
}

interface Slot {
  readonly entry: Entry<unknown>;
  readonly principalKey: string;
  readonly name: string;
  isServable: boolean;
}

interface Ticket {
  readonly name: string;
  readonly showsHubs: boolean;
  isCurrent: boolean;
}

/** What the store has of one principal. */
interface OfPrincipal {
  readonly slots: Map<string, Slot>;
  readonly pending: Set<Ticket>;
}

/** Creates an empty store. */
export function createAnswerStore({ maxBytes, retentionMs, now }: AnswerStoreOptions): AnswerStore {
  const principals = new Map<string, OfPrincipal>();

  const slots = new LRUCache<string, Slot>({
    maxSize: maxBytes,
    sizeCalculation: ({ entry }) => entry.bytes,
    ttl: retentionMs,
    ttlResolution: 0,
    perf: { now },
    dispose: (slot) => {
      const own = principals.get(slot.principalKey);
      if (own?.slots.get(slot.name) !== slot) return;
      own.slots.delete(slot.name);
      forgetIfEmpty(slot.principalKey, own);
    },
  });
  const purge = setInterval(() => slots.purgeStale(), retentionMs).unref();

  function ofPrincipal(principalKey: string): OfPrincipal {
    const known = principals.get(principalKey);
    if (known !== undefined) return known;
    const own: OfPrincipal = { slots: new Map(), pending: new Set() };
    principals.set(principalKey, own);
    return own;
  }

  function forgetIfEmpty(principalKey: string, { slots: kept, pending }: OfPrincipal): void {
    if (kept.size === 0 && pending.size === 0) principals.delete(principalKey);
  }

  function put(principalKey: string, name: string, entry: Entry<unknown>): void {
    const own = ofPrincipal(principalKey);
    const stored = own.slots.get(name);
    if (stored?.isServable === true && stored.entry.sentAt > entry.sentAt) return;
    const slot: Slot = { entry, principalKey, name, isServable: true };
    own.slots.set(name, slot);
    // An entry that is larger than the whole cache is not stored.
    if (!slots.set(keyOf(principalKey, name), slot).has(keyOf(principalKey, name))) own.slots.delete(name);
  }

  function invalidate({ slots: kept, pending }: OfPrincipal): void {
    for (const ticket of pending) if (ticket.showsHubs) ticket.isCurrent = false;
    for (const slot of kept.values()) if (slot.entry.kind.showsHubs) slot.isServable = false;
  }

  return {
    get<Value>(principalKey: string, resource: Resource<Value>): Stored<Value> | null {
      const slot = slots.get(keyOf(principalKey, nameOf(resource)));
      if (slot === undefined) return null;
      const { entry, isServable } = slot;
      return isOfKind(entry, resource.kind) ? { entry, isServable } : null;
    },
    begin(principalKey, resource) {
      const own = ofPrincipal(principalKey);
      const name = nameOf(resource);
      const ticket: Ticket = { name, showsHubs: resource.kind.showsHubs, isCurrent: true };
      own.pending.add(ticket);
      return {
        get isCurrent() {
          return ticket.isCurrent;
        },
        store(entry) {
          if (ticket.isCurrent) put(principalKey, name, entry);
        },
        storeAbsent() {
          slots.delete(keyOf(principalKey, name));
        },
        end() {
          own.pending.delete(ticket);
          if (principals.get(principalKey) === own) forgetIfEmpty(principalKey, own);
        },
      };
    },
    dropPrincipal(principalKey) {
      const own = principals.get(principalKey);
      if (own === undefined) return;
      for (const ticket of own.pending) ticket.isCurrent = false;
      for (const name of [...own.slots.keys()]) slots.delete(keyOf(principalKey, name));
    },
    invalidateHubs(hubIds) {
      for (const own of principals.values()) {
        if (hubIds === null || maySee(own, hubIds)) invalidate(own);
      }
    },
    get bytes() {
      return slots.calculatedSize;
    },
    close() {
      clearInterval(purge);
      for (const own of principals.values()) for (const ticket of own.pending) ticket.isCurrent = false;
      slots.clear();
    },
  };
}

const HUB_LIST = nameOf(RESOURCES.hubs);

/**
 * Whether a principal may see one of the hubs, or a hub of the same daisy chain. It does not if its list has none of
 * them and it reads none of them singly: lists need not be complete.
 */
function maySee({ slots, pending }: OfPrincipal, hubIds: readonly string[]): boolean {
  const list = slots.get(HUB_LIST);
  const hubs = list?.isServable === true ? hubsIn(list.entry) : null;
  if (hubs === null) return true;
  const readSingly = new Set([...pending].map(({ name }) => name));
  return hubIds.some((hubId) => {
    const name = nameOf(hubResource(hubId));
    return hubsById.find(hubs, hubId) !== null || slots.has(name) || readSingly.has(name);
  });
}

function keyOf(principalKey: string, name: string): string {
  return `${principalKey} ${name}`;
}
