import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Authenticate } from '../../auth/authenticate.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import type { OperationsInFlight } from '../limits/operations-in-flight.js';
import { type CreateContext, requestContextFactory } from './create-request-context.js';

export interface HttpHandlerOptions {
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  readonly inFlight: OperationsInFlight;
}

/**
 * Handles GraphQL over HTTP by Apollo Server. An operation is under way from its authentication until its answer is
 * complete, or its work has ended because the client is gone.
 */
export function httpHandler(
  apollo: ApolloServer<RequestContext>,
  { authenticate, createContext, inFlight }: HttpHandlerOptions,
): RouteHandlerMethod {
  const underWay = new WeakMap<FastifyRequest, () => void>();
  const context = requestContextFactory(authenticate, createContext, ({ key }, request) =>
    underWay.set(request, inFlight.enter(key)),
  );
  const handle = fastifyApolloHandler(apollo, { context });
  return async function (request, reply): Promise<unknown> {
    try {
      return await handle.call(this, request, reply);
    } finally {
      underWay.get(request)?.();
    }
  };
}
