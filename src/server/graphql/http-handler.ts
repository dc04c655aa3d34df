import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Authenticate } from '../../auth/authenticate.js';
import { credentialsOf } from '../../auth/credentials.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import type { OperationsInFlight } from '../limits/operations-in-flight.js';
import type { CreateContext } from './create-request-context.js';
import { readFromOf } from './read-from.js';

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
  return async (request, reply) => {
    let leave = () => {};
    const context = async () => {
      const arrivedAt = performance.now();
      const signal = disconnectSignal(reply);
      const principal = await authenticate(credentialsOf(request.raw));
      leave = inFlight.enter(principal.key);
      const readFrom = readFromOf(request.headers);
      const created = createContext(principal, { requestId: request.id, signal, arrivedAt, readFrom });
      reply.raw.on('close', () => created.deadline.end());
      return created;
    };
    try {
      const httpGraphQLRequest = graphqlRequestOf(request);
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context,
      });
      if (body.kind !== 'complete') throw new Error('Incremental delivery is not part of this schema.');
      for (const [name, value] of headers) void reply.header(name, value);
      void reply.code(status ?? 200);
      return body.string;
    } finally {
      leave();
    }
  };
}

function graphqlRequestOf({ raw, url, body }: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(raw.headers)) {
    if (value !== undefined) headers.set(name, typeof value === 'string' ? value : value.join(', '));
  }
  return { method: raw.method ?? '', headers, search: searchOf(url), body };
}

/** The query string of a request's URL with its question mark, or ''. */
function searchOf(url: string): string {
  return url.includes('?') ? new URL(url, 'http://gateway').search : '';
}

/** Aborts when the client disconnects before the response is sent. */
function disconnectSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.on('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
