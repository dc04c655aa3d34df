import type { Answer } from './cache/reads.js';

/** What an operation can load of Operated: lists, the user, a hub by its id, and the whole hub of a thin row. */
export type LoadName = 'accounts' | 'groups' | 'spaces' | 'hubs' | 'userInfo' | 'hub' | 'wholeHub';

/** One load. */
export interface Load {
  readonly name: LoadName;
  /** The id of a hub; empty for the others. */
  readonly id: string;
}

/** A load that an operation has made, and its answer, which may be pending or rejected. */
export interface LoadMade extends Load {
  readonly answer: Promise<Answer<unknown>>;
}

/** The loads of one operation: its answer depends on nothing else that Operated sends. */
export interface OperationLoads {
  /** Every load so far, once, in the order in which they were made. */
  readonly made: readonly LoadMade[];
  /**
   * Makes a load as a resolver does: if the operation needs it later, it has the same answer without another call.
   * @throws GatewayError as the load of a resolver.
   */
  make(load: Load): Promise<Answer<unknown>>;
}
