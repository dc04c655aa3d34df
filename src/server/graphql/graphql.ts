import 'reflect-metadata';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import type { Reads } from '../../datasources/cache/reads.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import { createSchema } from '../../resolvers/schema.js';
import type { Logger } from '../../telemetry/logger.js';
import { type CallerLimits, costBudget } from '../limits/cost-budget.js';
import { limitEvents } from '../limits/event-budget.js';
import type { CurrentOverload } from '../limits/load-shedding.js';
import type { OperationsInFlight } from '../limits/operations-in-flight.js';
import { shedOperations } from '../limits/shed-operations.js';
import { apolloExecutor } from './apollo-executor.js';
import { createExecutor, type ExecutorKind } from './create-executor.js';
import { documentStore } from './document-store.js';
import { createEventExecutions } from './event-executions.js';
import { formatError } from './format-error.js';
import { PREFLIGHT_HEADERS } from '../transports/csrf.js';
import {
  addLiveTransports,
  type LiveConnections,
  type LiveTransportOptions,
} from '../transports/live-transports.js';
import { operationLimits, type OperationLimits } from './limits/operation-limits.js';
import { operatedExtension } from './operated-extension.js';
import { operationLog } from './operation-log.js';
import { operationMetrics } from './operation-metrics.js';
import { combinePlugins } from './operation-plugins.js';
import { operationSpans } from './operation-spans.js';
import { OperationTypeRule } from './operation-type-rule.js';
import { createRunOperation, prepareSubscriptions } from './operations.js';
import { partialErrors } from './partial-errors.js';
import { httpHandler } from './http-handler.js';
import { trustedDocuments, type TrustedDocumentsOptions } from './trusted-documents/trusted-documents.js';
import { withoutSuggestions } from './without-suggestions.js';
import { staleExtension } from './stale-extension.js';
import { responseCache } from './response-cache/response-cache.js';
import type { ResponseStore } from './response-cache/response-store.js';
import { createRepeatedRequests } from './response-cache/repeated-requests.js';
import { serialiseResult } from './response-cache/serialise-result.js';
import { SubscriptionRootRule } from './subscription-root-rule.js';

export interface GraphqlOptions extends Omit<LiveTransportOptions, 'schema' | 'run'> {
  readonly currentOverload: CurrentOverload;
  readonly inFlight: OperationsInFlight;
  readonly callerLimits: CallerLimits;
  readonly introspection: boolean;
  readonly executor: ExecutorKind;
  /** Keeps the last responses of queries; null where every query is executed. */
  readonly responses: ResponseStore | null;
  /** Whether data of Operated is served to more than one operation. */
  readonly hasCache: boolean;
  readonly reads: Reads;
  readonly operationLimits: OperationLimits;
  readonly trustedDocuments: TrustedDocumentsOptions;
  /** Renders the page that a browser's GET receives, or disables it. */
  readonly landingPage: ApolloServerPlugin;
  readonly logger: Logger;
}

/** Adds GraphQL over HTTP and WebSocket at /graphql, and over SSE at /graphql/stream. @returns the live connections. */
export async function addGraphql(app: FastifyInstance, options: GraphqlOptions): Promise<LiveConnections> {
  const { introspection, landingPage, currentOverload, inFlight, metrics, logger } = options;
  // The compiled executor completes long lists in turns itself.
  const schema = createSchema({ completesListsInTurns: options.executor === 'reference' });
  // No error suggests a name of the schema where introspection is off.
  const format = introspection ? formatError : withoutSuggestions(formatError);
  const execute = createExecutor(options.executor);
  const limits = operationLimits(options.operationLimits, metrics?.limits, logger);
  const { responses } = options;
  // A document that is not trusted may have to be logged each time.
  const isLogged = options.trustedDocuments.documents !== null && options.trustedDocuments.mode === 'log';
  const repeated =
    responses === null || isLogged
      ? null
      : createRepeatedRequests({
          maxCost: options.operationLimits.cost.max,
          store: responses,
          reads: options.reads,
          budgetOf: options.callerLimits.budgetOf,
          metrics,
          logger,
        });
  const apollo = new ApolloServer<RequestContext>({
    gateway: apolloExecutor(schema, execute, () => metrics?.graphql.answered('executed')),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    documentStore: documentStore(),
    parseOptions: limits.parseOptions,
    validationRules: [OperationTypeRule, ...limits.validationRules, SubscriptionRootRule],
    csrfPrevention: { requestHeaders: [...PREFLIGHT_HEADERS] },
    formatError: format,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: (result) => `${serialiseResult(result)}\n`,
    logger,
    // Documents that clients register are kept in a cache of 30 MiB, the least recently used first to go.
    persistedQueries: options.trustedDocuments.acceptsAutomatic ? { ttl: 3_600 } : false, // 1 hour
    plugins: [
      // Instruments every field, and the schema has no cache hints.
      ApolloServerPluginCacheControlDisabled(),
      // Otherwise the variable APOLLO_KEY would make Apollo Server report operations to Apollo.
      ApolloServerPluginUsageReportingDisabled(),
      // For subgraphs only; it would load the format of traces.
      ApolloServerPluginInlineTraceDisabled(),
      landingPage,
      combinePlugins([
        operatedExtension(),
        trustedDocuments(options.trustedDocuments, logger),
        partialErrors(format, logger),
        ...(options.tracing === undefined ? [] : [operationSpans()]),
        operationLog(logger),
        ...(metrics === undefined ? [] : [operationMetrics(metrics)]),
        staleExtension(),
        ...limits.plugins,
        costBudget(options.callerLimits, metrics?.limits, logger),
        prepareSubscriptions(),
        ...(responses === null
          ? []
          : [responseCache(responses, options.hasCache, repeated, metrics?.graphql, logger)]),
      ]),
    ],
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: httpHandler(apollo, { ...options, repeated }),
  });
  const { budgetOf } = options.callerLimits;
  const openExecutions = createEventExecutions(schema, execute, options.executor === 'compiled');
  const run = limitEvents(
    createRunOperation(apollo, schema, openExecutions, format, metrics, logger),
    budgetOf,
    metrics,
    logger,
  );
  return addLiveTransports(app, {
    ...options,
    schema,
    run: shedOperations(run, currentOverload, inFlight, metrics),
  });
}
