import type { Claim } from '../cluster/lease.js';
import type { Commit, SnapshotUpdate, StoredSnapshot } from '../cluster/snapshot-channel.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { Clock } from './clock.js';
import { includes, readInterest, writeInterest } from './interest.js';
import { type Answer, type Snapshot, type Update, updated, updateOf } from './snapshot.js';

/**
 * `follower`: another gateway polls, and its updates are applied. `leader`: this gateway polls and publishes.
 * `detached`: Redis cannot be reached, and this gateway polls for its own subscribers.
 */
export type ReplicationState = 'follower' | 'leader' | 'detached';

/** A new snapshot, and how it differs from the one before. */
export interface Change {
  readonly snapshot: Snapshot;
  /** The snapshot that it replaces; null for the first. */
  readonly before: Snapshot | null;
  readonly update: Update;
}

/** A poll's answer, ready to be committed. */
export interface PreparedAnswer {
  readonly answer: Answer;
  /** How it differs from the snapshot at the time of the claim. */
  readonly update: Update;
  /** The smallest commit: a change to the stored snapshot where that is known, else the whole. */
  readonly commit: SnapshotUpdate<HubRecord>;
  /** The whole snapshot, for a commit that was answered by `gap`. */
  whole(): SnapshotUpdate<HubRecord>;
}

/**
 * The shared snapshot of a topic at one gateway: a state machine without I/O. Its caller claims, commits and loads, and
 * reports the outcome; a method that returns a change has replaced the snapshot.
 */
export interface SnapshotReplication {
  state(): ReplicationState;
  snapshot(): Snapshot | null;
  /** The lease was claimed; null: Redis cannot be reached. Called at the beginning of every poll. */
  claimed(claim: Claim | null): void;
  /** The poll that began with the last claim was answered. */
  prepare(answer: Answer): PreparedAnswer;
  /** The answer was committed; null: Redis cannot be reached. @returns null where a newer snapshot came first. */
  committed(prepared: PreparedAnswer, outcome: Commit | null): Change | null;
  /** Another gateway published an update. @returns `load` where updates are missing: the stored snapshot is needed. */
  received(update: SnapshotUpdate<HubRecord>): Change | 'load' | null;
  /** The stored snapshot was loaded. @returns null where it is not newer. */
  loaded(stored: StoredSnapshot<HubRecord> | null): Change | null;
}

/** The epoch of a snapshot that no other gateway has: newer than all updates until the next claim assigns an epoch. */
const UNPUBLISHED = Infinity;

/** Starts as a follower without a snapshot. */
export function createSnapshotReplication(clock: Clock): SnapshotReplication {
  let state: ReplicationState = 'follower';
  let snapshot: Snapshot | null = null;
  /** The epoch at which the snapshot equals the stored one; null where it may differ. */
  let storedEpoch: number | null = null;
  /** As of the last claim. */
  let base: {
    readonly snapshot: Snapshot | null;
    readonly storedEpoch: number | null;
    readonly epoch: number;
  } = {
    snapshot: null,
    storedEpoch: null,
    epoch: 0,
  };

  function replace(epoch: number, coverage: Snapshot['coverage'], update: Update, isStored: boolean): Change {
    const before = snapshot;
    const hubs = updated(before?.hubs ?? new Map<string, HubRecord>(), update);
    snapshot = { epoch, coverage, hubs, observedAt: new Date(clock.now()) };
    storedEpoch = isStored ? epoch : null;
    return { snapshot, before, update };
  }

  function replaceWhole(epoch: number, coverage: string, entries: Iterable<HubRecord>): Change {
    const interest = readInterest(coverage);
    const hubs = [...entries].filter(({ id }) => includes(interest, id));
    const answer = { coverage: interest, hubs, unread: new Map<string, HubRecord>() };
    return replace(epoch, interest, updateOf(snapshot?.hubs ?? new Map(), answer), true);
  }

  const isNewer = (epoch: number) => epoch > (snapshot?.epoch ?? 0);

  return {
    state: () => state,
    snapshot: () => snapshot,
    claimed(claim) {
      if (claim === null) state = 'detached';
      else state = claim.held ? 'leader' : 'follower';
      // Updates up to the claim's epoch may have been requested before this gateway's own last poll.
      if (claim !== null && snapshot?.epoch === UNPUBLISHED) snapshot = { ...snapshot, epoch: claim.epoch };
      base = { snapshot, storedEpoch, epoch: claim?.epoch ?? UNPUBLISHED };
    },
    prepare(answer) {
      const { epoch, snapshot: before, storedEpoch: previous } = base;
      const known = before?.hubs ?? new Map<string, HubRecord>();
      const update = updateOf(known, answer);
      const head = { epoch, coverage: writeInterest(answer.coverage) };
      const whole = () => ({
        ...head,
        previous: null,
        changed: entriesOf(updated(known, update).values()),
        removed: [],
      });
      const commit =
        previous === null
          ? whole()
          : { ...head, previous, changed: entriesOf(update.changed), removed: update.removed };
      return { answer, update, commit, whole };
    },
    committed({ answer, update }, outcome) {
      const isUntouched = snapshot === base.snapshot;
      const { epoch } = base;
      if (outcome === null) state = 'detached';
      // Without an epoch, an update that arrived meanwhile may be newer than what was requested before it.
      if (outcome === 'stale' || (!isUntouched && (epoch === UNPUBLISHED || !isNewer(epoch)))) return null;
      // An update of an earlier epoch may have arrived meanwhile: then the answer is a change to that.
      const change = isUntouched ? update : updateOf(snapshot?.hubs ?? new Map(), answer);
      const isStored = outcome === 'accepted';
      return replace(outcome === null ? UNPUBLISHED : epoch, answer.coverage, change, isStored);
    },
    received({ epoch, previous, coverage, changed, removed }) {
      if (!isNewer(epoch)) return null;
      const hubs = changed.map(([, hub]) => hub);
      if (previous === null) return replaceWhole(epoch, coverage, hubs);
      if (previous !== storedEpoch) return 'load';
      return replace(epoch, readInterest(coverage), { changed: hubs, removed }, true);
    },
    loaded(stored) {
      if (stored === null || !isNewer(stored.epoch)) return null;
      return replaceWhole(stored.epoch, stored.coverage, stored.entries.values());
    },
  };
}

function entriesOf(hubs: Iterable<HubRecord>): readonly (readonly [string, HubRecord])[] {
  return [...hubs].map((hub) => [hub.id, hub] as const);
}
