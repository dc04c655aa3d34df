/** Whether it is this gateway's turn to poll for a topic. */
export type Claim =
  | {
      readonly held: true;
      /** Greater than every turn before it: what is found in it is taken only while no later turn was given. */
      readonly turn: number;
      /** What the other gateways watch, as they wrote it. */
      readonly interests: readonly string[];
    }
  | {
      readonly held: false;
      /** The last turn given: answers of greater turns were begun after this claim. */
      readonly turn: number;
      /** After so many ms the lease of whoever has it ends, unless it is renewed. */
      readonly freeInMs: number;
    };

/** What one poll changed. */
export interface BoardUpdate<Entry> {
  readonly turn: number;
  /** The turn of the answer that it is a change to; null where it holds everything. */
  readonly previous: number | null;
  /** What the answer was about, as its gateway wrote it. */
  readonly coverage: string;
  readonly changed: readonly (readonly [id: string, entry: Entry])[];
  readonly removed: readonly string[];
}

/** The last answer as a whole. */
export interface BoardAnswer<Entry> {
  readonly turn: number;
  readonly coverage: string;
  readonly entries: ReadonlyMap<string, Entry>;
}

export type BoardMessage<Entry> =
  | { readonly kind: 'update'; readonly update: BoardUpdate<Entry> }
  /** More is watched than before: whoever polls looks at once. */
  | { readonly kind: 'look' }
  /** A webhook says that there is something new: the same. */
  | { readonly kind: 'hint' }
  /** Nobody polls any more: whoever still watches may. */
  | { readonly kind: 'released' };

/** `accepted`; `stale`: a later turn was given, it is to be thrown away; `gap`: it is to be sent whole. */
export type Commit = 'accepted' | 'stale' | 'gap';

/**
 * Where gateways that watch the same topics take turns to poll and share what they find. A topic is a SHA-256. Every
 * method may reject where the board is out of reach.
 */
export interface Board<Entry> {
  /** Asks for a turn, and tells what this gateway watches: both hold for `leaseMs` or a few times that. */
  claim(topic: string, interest: string, leaseMs: number): Promise<Claim>;
  /** Keeps the lease. @returns whether it still is this gateway's. */
  renew(topic: string, leaseMs: number): Promise<boolean>;
  /** Publishes what was found in a turn. */
  commit(topic: string, update: BoardUpdate<Entry>): Promise<Commit>;
  /** The last answer, null where there is none. */
  load(topic: string): Promise<BoardAnswer<Entry> | null>;
  /** Hears what is published from now on, of this gateway too. @returns how to stop. */
  listen(topic: string, listener: (message: BoardMessage<Entry>) => void): Promise<() => void>;
  /** Asks whoever polls to look at once. */
  ask(topic: string, why: 'look' | 'hint'): Promise<void>;
  /** Gives the lease up, and tells the others, where it is this gateway's. */
  release(topic: string): Promise<void>;
}
