import type { Authenticate } from '../../auth/authenticate.js';
import type { Principal } from '../../auth/principal.js';
import { createHubWrites } from '../../datasources/hub-writes.js';
import type { ListStatistics } from '../../datasources/list-statistics.js';
import { createLoaders } from '../../datasources/loaders.js';
import type { Invalidations } from '../../datasources/cache/invalidations.js';
import type { ReadFrom, Reads } from '../../datasources/cache/reads.js';
import type { OperatedClient } from '../../datasources/upstream/operated-client.js';
import { beforeDeadline, startDeadline } from '../../datasources/upstream/deadline.js';
import { createOperationBudget } from '../../datasources/upstream/operation-budget.js';
import type { Live } from '../../live/live.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import { createStaleFields } from '../../resolvers/stale-fields.js';
import type { Logger } from '../../telemetry/logger.js';
import type { CacheMetrics } from '../../telemetry/metrics/cache-metrics.js';
import { createOperationReport } from '../../telemetry/operation-report.js';
import type { RequestSpan } from '../../telemetry/tracing/tracing.js';

/** The request of one operation. */
export interface OperationRequest {
  readonly requestId: string;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  /** When the request arrived, ms on the clock of `performance`: the deadline counts from there. */
  readonly arrivedAt: number;
  /** Whether the cache may serve its reads; it may by default. */
  readonly readFrom?: ReadFrom;
  /** Undefined where traces are off. */
  readonly span?: RequestSpan | undefined;
  /** Whether the client asks for `extensions.operated`; it does not by default. */
  readonly wantsReport?: boolean;
}

/** Creates the context of one operation: everything in it belongs to the principal and lives as long as the operation. */
export type CreateContext = (principal: Principal, request: OperationRequest) => RequestContext;

export interface ContextOptions {
  readonly client: OperatedClient;
  readonly reads: Reads;
  readonly invalidations: Pick<Invalidations, 'publish'>;
  readonly statistics: ListStatistics;
  readonly live: Live;
  readonly parallelReads: number;
  /** How many reads of Operated one operation, or one event of a subscription, may cause. */
  readonly readsPerOperation: number;
  /** The time in which an operation, or one event of a subscription, has to be answered, ms. */
  readonly deadlineMs: number;
  /** Whether clients may ask for `extensions.operated`. */
  readonly hasReports: boolean;
  readonly logger: Logger;
  /** Undefined where no metrics are collected. */
  readonly metrics?: CacheMetrics | undefined;
}

/** Creates the contexts of operations, for every transport. */
export function contextFactory({
  client,
  reads,
  invalidations,
  statistics,
  live,
  parallelReads,
  readsPerOperation,
  deadlineMs,
  hasReports,
  logger,
  metrics,
}: ContextOptions): CreateContext {
  return (principal, { requestId, signal, arrivedAt, readFrom = 'cache', span, wantsReport = false }) => {
    const report = hasReports && wantsReport ? createOperationReport(arrivedAt) : undefined;
    report?.ended('authentication');
    const budget = createOperationBudget(readsPerOperation);
    const deadline = startDeadline(deadlineMs, arrivedAt);
    let child: Logger | null = null;
    const context = {
      principal,
      requestId,
      signal,
      // Most operations make no call, and log nothing by it.
      get logger() {
        return (child ??= logger.child({ requestId, trace_id: span?.traceId, span_id: span?.spanId }));
      },
      budget,
      deadline,
      span,
      report,
    };
    const loaders = createLoaders({ reads, context, statistics, parallelReads, readFrom, metrics });
    return {
      requestId,
      principal,
      signal,
      loaders,
      loads: loaders.loads,
      staleFields: createStaleFields(),
      writes: createHubWrites(client, invalidations, context),
      budget,
      deadline,
      partialErrors: [],
      live,
      span,
      report,
    };
  };
}

/**
 * Limits how long the authentication of a caller takes.
 * @param deadlineMs ms.
 * @returns the same authentication, which throws GatewayError UPSTREAM_TIMEOUT after that time.
 */
export function authenticateWithin(deadlineMs: number, authenticate: Authenticate): Authenticate {
  return (credentials) => {
    const authenticated = authenticate(credentials);
    if (!(authenticated instanceof Promise)) return authenticated;
    const deadline = startDeadline(deadlineMs);
    return beforeDeadline(deadline, () => authenticated).finally(() => deadline.end());
  };
}
