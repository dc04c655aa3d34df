import type { HubRecord } from '../datasources/decode/hub.js';

/** Stands for the state before the first event, where the current state has to be sent. */
export const CURRENT = Symbol('current');
/** The record of a hub that a subscriber received last; null where it received none. */
export type Before = HubRecord | null | typeof CURRENT;

/** A hub that changed, and the record of it that a subscriber received last. */
export interface DirtyHub {
  readonly id: string;
  readonly before: Before;
}

/** What becomes of a dirty hub: it is taken, it stays dirty, or it is forgotten. */
export type Due = 'now' | 'later' | 'never';

/** The hubs of which a subscriber has not received the newest state: one entry for each, in the order in which they changed. */
export interface DirtyHubs {
  /** Adds a hub, unless it is dirty already. */
  add(hub: DirtyHub): void;
  /** Adds hubs that are the same for many subscribers. The list is not copied where all hubs before it were taken. */
  addAll(hubs: readonly DirtyHub[]): void;
  /** Replaces what was received last of a hub. */
  replace(hub: DirtyHub): void;
  /** Forgets the hubs for which `isKept` is false. */
  retain(isKept: (id: string) => boolean): void;
  /** Takes the first hub that is due, and forgets those before it that never will be. */
  take(due: (id: string) => Due): DirtyHub | null;
  clear(): void;
}

const NONE: readonly DirtyHub[] = [];

/** Starts empty. */
export function createDirtyHubs(): DirtyHubs {
  /** The shared list, from `next` on, while there are no other entries. */
  let shared = NONE;
  let next = 0;
  let own: Map<string, DirtyHub> | null = null;

  function ownEntries(): Map<string, DirtyHub> {
    own ??= new Map(shared.slice(next).map((hub) => [hub.id, hub]));
    shared = NONE;
    next = 0;
    return own;
  }

  function takeOwn(due: (id: string) => Due): DirtyHub | null {
    const entries = ownEntries();
    for (const hub of entries.values()) {
      const isDue = due(hub.id);
      if (isDue !== 'later') entries.delete(hub.id);
      if (isDue !== 'now') continue;
      if (entries.size === 0) own = null;
      return hub;
    }
    if (entries.size === 0) own = null;
    return null;
  }

  return {
    add(hub) {
      const entries = ownEntries();
      if (!entries.has(hub.id)) entries.set(hub.id, hub);
    },
    addAll(hubs) {
      if (own === null && next === shared.length) {
        shared = hubs;
        next = 0;
        return;
      }
      const entries = ownEntries();
      for (const hub of hubs) if (!entries.has(hub.id)) entries.set(hub.id, hub);
    },
    replace: (hub) => void ownEntries().set(hub.id, hub),
    retain(isKept) {
      if (own === null && next === shared.length) return;
      const entries = ownEntries();
      for (const id of entries.keys()) if (!isKept(id)) entries.delete(id);
    },
    take(due) {
      if (own !== null) return takeOwn(due);
      for (let hub = shared[next]; hub !== undefined; hub = shared[next]) {
        const isDue = due(hub.id);
        if (isDue === 'later') return takeOwn(due);
        next += 1;
        if (isDue === 'now') return hub;
      }
      return null;
    },
    clear() {
      own = null;
      shared = NONE;
      next = 0;
    },
  };
}
