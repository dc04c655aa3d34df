import 'reflect-metadata';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { RequestContext } from '../../resolvers/request-context.js';
import { createSchema } from '../../resolvers/schema.js';
import type { Logger } from '../../telemetry/logger.js';
import type { IsOverloaded } from '../limits/load-shedding.js';
import { shedOperations } from '../limits/shed-operations.js';
import { formatError } from './format-error.js';
import { addLiveTransports, type LiveTransportOptions } from '../transports/live-transports.js';
import { operationLog } from './operation-log.js';
import { OperationTypeRule } from './operation-type-rule.js';
import { createRunOperation, prepareSubscriptions } from './operations.js';
import { requestContextFactory } from './create-request-context.js';
import type { LiveTransport } from '../transports/websocket.js';

/**
 * A browser sends none of these to another origin without asking first, so a GET that has one is no forgery: Apollo's
 * own two, and the one by which a client like urql, which prefers GET, sends its token.
 */
const HEADERS_ASKED_FOR_FIRST = ['x-apollo-operation-name', 'apollo-require-preflight', 'authorization'];

export interface GraphqlOptions extends Omit<LiveTransportOptions, 'schema' | 'run'> {
  readonly isOverloaded: IsOverloaded;
  readonly introspection: boolean;
  /** Answers a browser's GET, or answers it with nothing. */
  readonly landingPage: ApolloServerPlugin;
  readonly logger: Logger;
}

/** GraphQL over HTTP and WebSocket at /graphql, and over SSE at /graphql/stream. @returns the live connections. */
export async function addGraphql(app: FastifyInstance, options: GraphqlOptions): Promise<LiveTransport> {
  const { authenticate, createContext, introspection, landingPage, logger } = options;
  const schema = createSchema();
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection,
    validationRules: [OperationTypeRule],
    csrfPrevention: { requestHeaders: HEADERS_ASKED_FOR_FIRST },
    formatError,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger,
    plugins: [
      // It instruments every field, and nothing here says how long an answer may be kept.
      ApolloServerPluginCacheControlDisabled(),
      // Else a variable in the environment would send the operations to Apollo.
      ApolloServerPluginUsageReportingDisabled(),
      landingPage,
      operationLog(logger),
      prepareSubscriptions(),
    ],
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(apollo, { context: requestContextFactory(authenticate, createContext) }),
  });
  const run = shedOperations(createRunOperation(apollo, schema, logger), options.isOverloaded);
  return addLiveTransports(app, { ...options, schema, run });
}
