import type { HubRecord } from '../datasources/decode/hub.js';
import type { LiveMetrics } from '../telemetry/metrics/live-metrics.js';
import type { HubAuthorization } from './hub-authorization.js';
import type { Interest } from './interest.js';
import type { Snapshot } from './snapshot.js';
import type { Change } from './snapshot-replication.js';

/** What a subscriber may be sent. */
export interface Access {
  readonly authorization: HubAuthorization;
  readonly interest: Interest;
  /** Whether its snapshots are read with its own principal's token. */
  readonly isPrivate: () => boolean;
  /** Whether it may be sent this record of a hub that its authorization permits. */
  readonly accepts: (hub: HubRecord) => boolean;
}

/** Produces the events of one subscriber from the snapshots. It keeps no queue, only what the subscriber has not received. */
export interface EventProducer<Event extends object> {
  /** The subscriber starts with a snapshot, or continues with one of another poller. @param before null for the first. */
  start(snapshot: Snapshot, before: Snapshot | null): void;
  /** The snapshot was replaced. */
  update(change: Change): void;
  /** The authorization was confirmed by a list; the list before lacked the hubs of `added`. */
  confirmed(added: readonly string[], snapshot: Snapshot | null): void;
  /** Takes the next event that the subscriber may be sent, of its newest snapshot; null where there is none. */
  take(snapshot: Snapshot): Event | null;
  /** Forgets everything: the subscription is over. */
  clear(): void;
}

/** Creates the producer of one subscriber. @param metrics undefined where none are collected. */
export type CreateProducer<Event extends object> = (
  access: Access,
  metrics?: LiveMetrics,
) => EventProducer<Event>;
