/** What one poll changed. */
export interface SnapshotUpdate<Entry> {
  /** The epoch of the lease that the poll was made under. */
  readonly epoch: number;
  /** The epoch of the snapshot that this is a change to; null where it holds the whole snapshot. */
  readonly previous: number | null;
  /** What the poll covered, as its gateway wrote it. */
  readonly coverage: string;
  readonly changed: readonly (readonly [id: string, entry: Entry])[];
  readonly removed: readonly string[];
}

/** The last snapshot as a whole. */
export interface StoredSnapshot<Entry> {
  readonly epoch: number;
  readonly coverage: string;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A message without a payload. */
export type ChannelSignal =
  /** A gateway is interested in more than the last snapshot covers: the leader polls immediately. */
  | { readonly kind: 'pollSoon' }
  /** The lease is free: a follower may claim it. */
  | { readonly kind: 'released' }
  /** A webhook arrived: the leader polls immediately. */
  | { readonly kind: 'webhookReceived' }
  /** A poll found a change that a webhook should have announced: the webhook subscription is verified. */
  | { readonly kind: 'webhookMissed' }
  /** The webhook subscription is gone: no webhook can be relied on. */
  | { readonly kind: 'webhookSubscriptionLost' };

export type ChannelMessage<Entry> =
  { readonly kind: 'update'; readonly update: SnapshotUpdate<Entry> } | ChannelSignal;

/** `accepted`; `stale`: a later epoch exists, the update is dropped; `gap`: the whole snapshot has to be committed. */
export type Commit = 'accepted' | 'stale' | 'gap';

/** Carries the snapshots and signals of one topic between gateways. */
export interface SnapshotChannel<Entry> {
  /** Stores and publishes an update, fenced by its epoch. Rejects where Redis cannot be reached. */
  commit(update: SnapshotUpdate<Entry>): Promise<Commit>;
  /** The last snapshot, null where there is none. Rejects where Redis cannot be reached. */
  load(): Promise<StoredSnapshot<Entry> | null>;
  /** Calls `listener` with every message from now on, this gateway's own included. @returns how to stop. */
  listen(listener: (message: ChannelMessage<Entry>) => void): Promise<() => void>;
  /** Sends a signal to every gateway. Where Redis cannot be reached, the listeners of this gateway alone receive it. */
  publish(signal: ChannelSignal): Promise<void>;
}

/** Opens the channel of a topic, a SHA-256. Two with the same topic exchange messages. */
export type OpenChannel<Entry> = (topic: string) => SnapshotChannel<Entry>;

/** How the entries of a snapshot are serialised. */
export interface EntryCodec<Entry> {
  write(entry: Entry): string;
  /** @returns null for what was not written by `write`. */
  read(text: string): Entry | null;
}
