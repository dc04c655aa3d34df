import type { Principal } from '../auth/principal.js';
import type { GatewayError } from '../schema/gateway-error.js';

/** What a token was shown of the hubs, and when. */
export interface Sight {
  readonly principal: Principal;
  /** The topic that its answers may be shared in. */
  readonly topic: string;
  /** Whether a list of the token's own showed this hub within the TTL; what was shown longer ago counts for nothing. */
  shows(hubId: string): boolean;
  /** The hubs of the last list, however old. */
  readonly hubIds: ReadonlySet<string>;
  /** When the last list was asked for, ms since the epoch. */
  readonly provenAt: number;
  /** A list that was asked for at `askedAt` with this very token showed these hubs. */
  prove(hubIds: ReadonlySet<string>, askedAt: number): void;
  /** Asks for the list anew, before its time. */
  refresh(): void;
  /** The token may see nothing more: every subscription with it ends so. */
  end(error: GatewayError): void;
  /** Told of every proof and of the end. @returns how to stop. */
  watch(watcher: SightWatcher): () => void;
}

export interface SightWatcher {
  /** A new list was shown; `added` are hubs that the one before had not. */
  proven(added: readonly string[]): void;
  ended(error: GatewayError): void;
}

/** A sight that is held open: proven anew once a TTL until whoever opened it closes it. */
export interface OpenSight {
  readonly sight: Sight;
  close(): void;
}

/** What a token's own calls tell. */
export interface SightReading {
  readonly topic: string;
  readonly hubIds: ReadonlySet<string>;
}
