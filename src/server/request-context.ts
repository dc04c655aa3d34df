import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate } from '../auth/authenticate.js';
import { credentialsOf } from '../auth/credentials.js';
import { createHubWrites } from '../datasources/hub-writes.js';
import type { ListHints } from '../datasources/list-hints.js';
import { createLoaders } from '../datasources/loaders.js';
import type { OperatedClient } from '../datasources/operated-client.js';
import type { RequestContext } from '../resolvers/request-context.js';
import type { Logger } from '../telemetry/logger.js';

/** @throws GatewayError UNAUTHENTICATED */
export type CreateRequestContext = (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>;

export interface RequestContextOptions {
  readonly authenticate: Authenticate;
  readonly client: OperatedClient;
  readonly hints: ListHints;
  readonly parallelReads: number;
  readonly logger: Logger;
}

/** Makes what a request needs to be answered, all of it bound to its principal and let go with it. */
export function requestContextFactory(options: RequestContextOptions): CreateRequestContext {
  const { authenticate, client, hints, parallelReads, logger } = options;
  return async (request, reply) => {
    const principal = await authenticate(credentialsOf(request.raw));
    const requestId = request.id;
    const caller = { principal, requestId, signal: goneSignal(reply), logger: logger.child({ requestId }) };
    return {
      requestId,
      principal,
      loaders: createLoaders(client, caller, hints, parallelReads),
      writes: createHubWrites(client, caller),
    };
  };
}

/** Aborted when the client goes away before its answer was sent. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
