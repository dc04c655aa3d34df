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

const NONE: readonly DirtyHub[] = [];

/** The hubs of which a subscriber has not received the newest state: one entry for each, in the order in which they changed. */
export class DirtyHubs {
  /** The shared list, from `next` on, while there are no other entries. */
  private shared = NONE;
  private next = 0;
  private own: Map<string, DirtyHub> | null = null;

  /** Adds a hub, unless it is dirty already. @returns whether it was added. */
  add(hub: DirtyHub): boolean {
    const entries = this.ownEntries();
    if (entries.has(hub.id)) return false;
    entries.set(hub.id, hub);
    return true;
  }

  /**
   * Adds hubs that are the same for many subscribers. The list is not copied where all hubs before it were taken.
   * @returns how many of them were dirty already.
   */
  addAll(hubs: readonly DirtyHub[]): number {
    if (!this.isEmpty()) return hubs.filter((hub) => !this.add(hub)).length;
    this.shared = hubs;
    this.next = 0;
    return 0;
  }

  /** Replaces what was received last of a hub. */
  replace(hub: DirtyHub): void {
    this.ownEntries().set(hub.id, hub);
  }

  /** Forgets the hubs for which `isKept` is false. */
  retain(isKept: (id: string) => boolean): void {
    if (this.isEmpty()) return;
    const entries = this.ownEntries();
    for (const id of entries.keys()) if (!isKept(id)) entries.delete(id);
  }

  /** Takes the first hub that is due, and forgets those before it that never will be. */
  take(due: (id: string) => Due): DirtyHub | null {
    if (this.own !== null) return this.takeOwn(this.own, due);
    for (let hub = this.shared[this.next]; hub !== undefined; hub = this.shared[this.next]) {
      const isDue = due(hub.id);
      if (isDue === 'later') return this.takeOwn(this.ownEntries(), due);
      this.next += 1;
      if (isDue === 'now') return hub;
    }
    return null;
  }

  clear(): void {
    this.own = null;
    this.shared = NONE;
    this.next = 0;
  }

  private isEmpty(): boolean {
    return this.own === null && this.next === this.shared.length;
  }

  private ownEntries(): Map<string, DirtyHub> {
    this.own ??= new Map(this.shared.slice(this.next).map((hub) => [hub.id, hub]));
    this.shared = NONE;
    this.next = 0;
    return this.own;
  }

  private takeOwn(entries: Map<string, DirtyHub>, due: (id: string) => Due): DirtyHub | null {
    for (const hub of entries.values()) {
      const isDue = due(hub.id);
      if (isDue !== 'later') entries.delete(hub.id);
      if (entries.size === 0) this.own = null;
      if (isDue === 'now') return hub;
    }
    return null;
  }
}
