import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate } from '../../auth/authenticate.js';
import type { Principal } from '../../auth/principal.js';
import { credentialsOf } from '../../auth/credentials.js';
import { createHubWrites } from '../../datasources/hub-writes.js';
import type { ListStatistics } from '../../datasources/list-statistics.js';
import { createLoaders } from '../../datasources/loaders.js';
import type { OperatedClient } from '../../datasources/upstream/operated-client.js';
import type { Live } from '../../live/live.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import type { Logger } from '../../telemetry/logger.js';

/** Makes what an operation needs to be answered, all of it bound to its principal and let go with it. */
export type CreateContext = (principal: Principal, requestId: string, signal: AbortSignal) => RequestContext;

/** @throws GatewayError UNAUTHENTICATED */
export type CreateRequestContext = (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>;

export interface ContextOptions {
  readonly client: OperatedClient;
  readonly statistics: ListStatistics;
  readonly live: Live;
  readonly parallelReads: number;
  readonly logger: Logger;
}

/** The contexts of operations, whichever transport they come by. */
export function contextFactory({
  client,
  statistics,
  live,
  parallelReads,
  logger,
}: ContextOptions): CreateContext {
  return (principal, requestId, signal) => {
    const context = { principal, requestId, signal, logger: logger.child({ requestId }) };
    return {
      requestId,
      principal,
      loaders: createLoaders(client, context, statistics, parallelReads),
      writes: createHubWrites(client, context),
      live,
    };
  };
}

/** The contexts of operations that come by HTTP. */
export function requestContextFactory(
  authenticate: Authenticate,
  createContext: CreateContext,
): CreateRequestContext {
  return async (request, reply) =>
    createContext(await authenticate(credentialsOf(request.raw)), request.id, goneSignal(reply));
}

/** Aborted when the client goes away before its answer was sent. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
