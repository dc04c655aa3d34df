import type { Principal } from '../auth/principal.js';
import type { HubWrites } from '../datasources/hub-writes.js';
import type { Loaders } from '../datasources/loaders.js';
import type { Live } from '../live/live.js';

/** What a resolver knows of the request: who asks, what has been read for them, and what to watch by. */
export interface RequestContext {
  readonly requestId: string;
  readonly principal: Principal;
  readonly loaders: Loaders;
  readonly writes: HubWrites;
  /** The same for all: it takes the principal with each watch. */
  readonly live: Live;
}
