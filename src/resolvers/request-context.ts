import type { GraphQLError } from 'graphql';
import type { Principal } from '../auth/principal.js';
import type { HubWrites } from '../datasources/hub-writes.js';
import type { Loaders } from '../datasources/loaders.js';
import type { OperationLoads } from '../datasources/operation-loads.js';
import type { OperationDeadline } from '../datasources/upstream/deadline.js';
import type { OperationBudget } from '../datasources/upstream/operation-budget.js';
import type { Live } from '../live/live.js';
import type { OperationReport } from '../telemetry/operation-report.js';
import type { RequestSpan } from '../telemetry/tracing/tracing.js';
import type { StaleFields } from './stale-fields.js';

/** What resolvers need of the request: the principal, its loaders and writes, and live updates. */
export interface RequestContext {
  readonly requestId: string;
  /** The span of the request; undefined where traces are off. */
  readonly span?: RequestSpan | undefined;
  /** What the operation has caused so far; undefined where its client has not asked for it. */
  readonly report?: OperationReport | undefined;
  readonly principal: Principal;
  readonly loaders: Loaders;
  /** What the loaders of this execution have loaded. */
  readonly loads: OperationLoads;
  /** The fields of this execution that an earlier answer of Operated has served. */
  readonly staleFields: StaleFields;
  readonly writes: HubWrites;
  /** Aborted when the client disconnects before its response is complete. */
  readonly signal: AbortSignal;
  /** The calls to Operated that the operation may cause, and has caused. */
  readonly budget: OperationBudget;
  /** Until when the operation, or the start of a subscription, has to be answered. */
  readonly deadline: OperationDeadline;
  /**
   * The errors of fields that have a value, which is not complete; graphql-js reports the errors of null fields only.
   */
  readonly partialErrors: GraphQLError[];
  /** Shared by all requests: each subscription passes its principal. */
  readonly live: Live;
}
