import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Authenticate } from '../../auth/authenticate.js';
import { credentialsOf } from '../../auth/credentials.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import type { OperationsInFlight } from '../limits/operations-in-flight.js';
import type { Principal } from '../../auth/principal.js';
import { spanOf } from '../transports/request-spans.js';
import type { CreateContext } from './create-request-context.js';
import { wantsReport } from './operated-extension.js';
import { recordRejection } from './operation-spans.js';
import { readFromOf } from './read-from.js';
import type { RepeatedRequests } from './response-cache/repeated-requests.js';

export interface HttpHandlerOptions {
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  readonly inFlight: OperationsInFlight;
  /** Answers requests that were sent before; null where every request passes Apollo Server. */
  readonly repeated: RepeatedRequests | null;
  readonly metrics?: Pick<Metrics, 'graphql' | 'limits'> | undefined;
}

/**
 * Handles GraphQL over HTTP by Apollo Server. An operation is under way from its authentication until its answer is
 * complete, or its work has ended because the client is gone.
 */
export function httpHandler(
  apollo: ApolloServer<RequestContext>,
  { authenticate, createContext, inFlight, repeated, metrics }: HttpHandlerOptions,
): RouteHandlerMethod {
  return async (request, reply) => {
    const arrivedAt = performance.now();
    const span = spanOf(request);
    let leave = () => {};
    const enter = async () => {
      try {
        const principal = await authenticate(credentialsOf(request.raw));
        leave = inFlight.enter(principal.key);
        return principal;
      } catch (error) {
        recordRejection(span, error);
        throw error;
      }
    };
    let entering: Promise<Principal> | null = null;
    const context = async () => {
      const signal = disconnectSignal(reply);
      const principal = await (entering ?? enter()).catch((error: unknown) => {
        if (error instanceof GatewayError) metrics?.graphql.rejected(error.code);
        throw error;
      });
      const readFrom = readFromOf(request.headers);
      const created = createContext(principal, {
        requestId: request.id,
        signal,
        arrivedAt,
        readFrom,
        span,
        wantsReport: wantsReport(request.headers),
      });
      reply.raw.on('close', () => created.deadline.end());
      return created;
    };
    try {
      if (Array.isArray(request.body)) metrics?.limits.hit('batch');
      const httpGraphQLRequest = graphqlRequestOf(request);
      const question = repeated?.questionOf(httpGraphQLRequest) ?? null;
      if (repeated !== null && question !== null) {
        entering = enter();
        // Apollo Server answers a principal that is rejected.
        const principal = await entering.catch(() => null);
        const arrival = { requestId: request.id, arrivedAt, span };
        const answer = principal && (await repeated.answer(principal, question, arrival));
        if (answer !== null) {
          for (const [name, value] of answer.headers) void reply.header(name, value);
          return answer.body;
        }
      }
      const response = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
      repeated?.remember(httpGraphQLRequest, response);
      const { status, headers, body } = response;
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
