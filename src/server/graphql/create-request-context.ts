import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate } from '../../auth/authenticate.js';
import type { Principal } from '../../auth/principal.js';
import { credentialsOf } from '../../auth/credentials.js';
import { createHubWrites } from '../../datasources/hub-writes.js';
import type { ListStatistics } from '../../datasources/list-statistics.js';
import { createLoaders } from '../../datasources/loaders.js';
import type { OperatedClient } from '../../datasources/upstream/operated-client.js';
import { createOperationBudget } from '../../datasources/upstream/operation-budget.js';
import type { Live } from '../../live/live.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import type { Logger } from '../../telemetry/logger.js';

/** Creates the context of one operation: everything in it belongs to the principal and lives as long as the operation. */
export type CreateContext = (principal: Principal, requestId: string, signal: AbortSignal) => RequestContext;

/** @throws GatewayError UNAUTHENTICATED */
export type CreateRequestContext = (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>;

export interface ContextOptions {
  readonly client: OperatedClient;
  readonly statistics: ListStatistics;
  readonly live: Live;
  readonly parallelReads: number;
  /** How many reads of Operated one operation, or one event of a subscription, may cause. */
  readonly readsPerOperation: number;
  readonly logger: Logger;
}

/** Creates the contexts of operations, for every transport. */
export function contextFactory({
  client,
  statistics,
  live,
  parallelReads,
  readsPerOperation,
  logger,
}: ContextOptions): CreateContext {
  return (principal, requestId, signal) => {
    const budget = createOperationBudget(readsPerOperation);
    const context = { principal, requestId, signal, logger: logger.child({ requestId }), budget };
    return {
      requestId,
      principal,
      signal,
      loaders: createLoaders(client, context, statistics, parallelReads),
      writes: createHubWrites(client, context),
      budget,
      live,
    };
  };
}

/** Authenticates HTTP requests and creates the contexts of their operations. */
export function requestContextFactory(
  authenticate: Authenticate,
  createContext: CreateContext,
): CreateRequestContext {
  return async (request, reply) =>
    createContext(await authenticate(credentialsOf(request.raw)), request.id, disconnectSignal(reply));
}

/** Aborts when the client disconnects before the response is sent. */
function disconnectSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
