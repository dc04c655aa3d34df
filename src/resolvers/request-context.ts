import type { Principal } from '../auth/principal.js';
import type { HubWrites } from '../datasources/hub-writes.js';
import type { Loaders } from '../datasources/loaders.js';

/** What a resolver knows of the request: who asks, what has been read for them, and nothing that outlives it. */
export interface RequestContext {
  readonly requestId: string;
  readonly principal: Principal;
  readonly loaders: Loaders;
  readonly writes: HubWrites;
}
