import { type ApolloServer, HeaderMap } from '@apollo/server';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { beforeDeadline, type Deadline } from '../../datasources/upstream/deadline.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import { type LiveEvent, LiveEvents } from '../../live/live-event.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import { mapReady, type ReadyIterator } from '../../wire/ready-iterator.js';
import type { EventContext, EventExecutions, ExecutedEvent, OpenExecutions } from './event-executions.js';
import { limitsHit } from '../limits/limits-hit.js';
import { codesOf, type FormatError } from './format-error.js';
import { maskErrors } from './mask-errors.js';
import type { OperationPlugin } from './operation-plugins.js';

/** An operation as a client sends it, on any transport. */
export interface OperationParams {
  readonly query?: string | undefined;
  /** Names a trusted document. */
  readonly documentId?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** What an operation is run with, besides what the client sends. */
export interface OperationScope {
  /** Called once for the operation. Events of a subscription use it too, with the loaders of their poll. */
  createContext(): RequestContext;
  /** False where a browser may have sent the request without a script of the page, such as a GET. */
  readonly mayMutate: boolean;
  /** Called before a query or a mutation is executed; what it throws rejects the operation. */
  begin?(): void;
  /** Called when a subscription ends because its principal is not authenticated any more. */
  readonly onUnauthenticated: () => void;
}

/** The outcome of an operation, its errors formatted for clients. */
export type Outcome =
  | {
      readonly kind: 'result';
      /** Null where the operation was rejected before it was resolved. */
      readonly operation: OperationDefinitionNode | null;
      readonly result: FormattedExecutionResult;
    }
  | {
      readonly kind: 'stream';
      readonly operation: OperationDefinitionNode;
      /** The same object for subscribers that receive the same result. */
      readonly results: ReadyIterator<FormattedExecutionResult>;
    };

/** Runs operations of the transports other than Apollo Server's own HTTP. */
export type RunOperation = (params: OperationParams, scope: OperationScope) => Promise<Outcome>;

/** Carries the document out of Apollo Server's pipeline. */
interface Prepared {
  readonly mayMutate: boolean;
  readonly begin: () => void;
  document: DocumentNode | null;
}

interface PreparingContext extends RequestContext {
  readonly prepared: Prepared;
}

/**
 * Runs operations through Apollo Server's request pipeline, so that its rules and plugins (limits, logs) apply on every
 * transport. A subscription leaves the pipeline before it would be executed, and is subscribed to here.
 */
export function createRunOperation(
  apollo: ApolloServer<RequestContext>,
  schema: GraphQLSchema,
  openExecutions: OpenExecutions,
  format: FormatError,
  metrics: Pick<Metrics, 'graphql' | 'limits'> | undefined,
  logger: Logger,
): RunOperation {
  // Each of these functions keeps only what it names, for as long as its subscription lasts.
  const failureOf =
    (requestId: string, onUnauthenticated: () => void): Failed =>
    (errors) => {
      for (const limit of limitsHit(errors)) metrics?.limits.hit(limit);
      const result = { errors: maskErrors(errors, format, requestId, logger) };
      if (isUnauthenticated(result)) onUnauthenticated();
      return result;
    };

  const eventFailureOf =
    (failed: Failed): Failed =>
    (errors) => {
      const result = failed(errors);
      metrics?.graphql.eventFailed(codesOf(result));
      return result;
    };
  const startEnded = (
    { operation, name }: OperationDefinitionNode,
    { errors }: FormattedExecutionResult,
    startedAt: number,
  ) =>
    metrics?.graphql.ended(
      { type: operation, name: name?.value ?? null, codes: codesOf({ errors }) },
      (performance.now() - startedAt) / 1_000,
    );

  const runWith = async (
    context: RequestContext,
    params: OperationParams,
    scope: OperationScope,
  ): Promise<Outcome> => {
    const startedAt = performance.now();
    const begin = () => scope.begin?.();
    const prepared: Prepared = { mayMutate: scope.mayMutate, begin, document: null };
    const contextValue: PreparingContext = { ...context, prepared };
    const { query, documentId, operationName, variables } = params;
    const extensions = { ...params.extensions, ...(documentId !== undefined && { documentId }) };
    const { body } = await apollo.executeOperation(
      // graphql-ws requires a document, which is empty where an id names one.
      { query: query || undefined, operationName, variables, extensions },
      { contextValue },
    );
    if (body.kind !== 'single') throw new Error('Incremental delivery is not part of this schema.');
    const { document } = prepared;
    const operation = document === null ? null : (getOperationAST(document, operationName) ?? null);
    if (
      document === null ||
      operation?.operation !== OperationTypeNode.SUBSCRIPTION ||
      body.singleResult.errors
    ) {
      return { kind: 'result', operation, result: body.singleResult };
    }
    const failed = failureOf(context.requestId, scope.onUnauthenticated);
    const rejected = (errors: readonly GraphQLError[]): Outcome => {
      const result = failed(errors);
      startEnded(operation, result, startedAt);
      return { kind: 'result', operation, result };
    };
    const violations = variableErrors(schema, operation, variables ?? {});
    if (violations.length > 0) return rejected(violations);
    const executions = openExecutions(document, operationName, variables);
    const source = await startStream(context.deadline, () =>
      createSourceEventStream({ ...executions.operation, contextValue: context }),
    ).catch((error: unknown) => ({ errors: [asGraphqlError(error)] }));
    if ('errors' in source) return rejected(source.errors ?? []);
    if (!isLiveEvents(source)) throw new Error('A subscription returned neither live events nor errors.');
    startEnded(operation, {}, startedAt);
    return {
      kind: 'stream',
      operation,
      results: resultsOf(source, executions, eventContext(context), eventFailureOf(failed)),
    };
  };

  return async (params, scope) => {
    const context = scope.createContext();
    try {
      return await runWith(context, params, scope);
    } finally {
      context.deadline.end();
    }
  };
}

/** Formats the errors of an operation. */
type Failed = (errors: readonly GraphQLError[]) => FormattedExecutionResult;

/** The results of a subscription's events, formatted for its client. */
function resultsOf(
  events: LiveEvents,
  executions: EventExecutions,
  context: EventContext,
  failed: Failed,
): ReadyIterator<FormattedExecutionResult> {
  const format = ({ result, errors }: ExecutedEvent) => {
    if (errors.length === 0) return result;
    const failure = { ...result, ...failed(errors) };
    // Nothing more is sent to a principal that Operated rejects.
    return isUnauthenticated(failure) ? events.return().then(() => failure) : failure;
  };
  return mapReady<LiveEvent, FormattedExecutionResult>(
    events,
    (event) => {
      const executed = executions.execute(event, context);
      return executed instanceof Promise ? executed.then(format) : format(executed);
    },
    (error) => failed([asGraphqlError(error)]),
  );
}

function isLiveEvents(source: object): source is LiveEvents {
  return source instanceof LiveEvents;
}

/** Leaves out what belongs to the start of a subscription, so that it is not kept for as long as the subscription. */
function eventContext({ requestId, principal, signal, budget, live }: RequestContext): EventContext {
  return { requestId, principal, signal, budget, live };
}

/**
 * Starts a subscription within the deadline. One that starts later is ended, because no client waits for it any more.
 * @throws GatewayError UPSTREAM_TIMEOUT at the deadline.
 */
async function startStream(
  deadline: Deadline,
  start: () => Promise<AsyncIterable<unknown> | ExecutionResult>,
): Promise<AsyncIterable<unknown> | ExecutionResult> {
  let isLate = false;
  const starting = start().then((source) => {
    if (isLate && Symbol.asyncIterator in source) void source[Symbol.asyncIterator]().return?.();
    return source;
  });
  try {
    return await beforeDeadline(deadline, () => starting);
  } catch (error) {
    isLate = true;
    throw error;
  }
}

/** Whether Operated or the gateway rejected the credentials of an operation. */
export function isUnauthenticated({ errors }: Pick<FormattedExecutionResult, 'errors'>): boolean {
  return errors?.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED') ?? false;
}

/**
 * Keeps the document for `createRunOperation`; rejects subscriptions over HTTP, and mutations that a browser may have
 * sent without a script.
 */
export function prepareSubscriptions(): OperationPlugin {
  return {
    requestDidStart: ({ contextValue }) => ({
      didResolveOperation({ document, operation }) {
        if (!isPreparing(contextValue)) {
          if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
          throw badRequest('Subscriptions need WebSocket, or SSE at /graphql/stream.');
        }
        if (operation?.operation === OperationTypeNode.MUTATION && !contextValue.prepared.mayMutate) {
          throw badRequest('A mutation needs a POST.');
        }
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) contextValue.prepared.begin();
        contextValue.prepared.document = document;
      },
      responseForOperation: ({ operation }) =>
        operation?.operation === OperationTypeNode.SUBSCRIPTION
          ? {
              http: { status: undefined, headers: new HeaderMap() },
              body: { kind: 'single', singleResult: {} },
            }
          : null,
    }),
  };
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

function isPreparing(context: RequestContext): context is PreparingContext {
  return 'prepared' in context;
}

/** The errors that `execute` finds in variables, which `createSourceEventStream` would not give a code. */
function variableErrors(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const { errors } = getVariableValues(schema, variableDefinitions ?? [], variables, { maxErrors: 50 });
  const extensions = { code: 'BAD_USER_INPUT' };
  return (errors ?? []).map(({ message, nodes }) => new GraphQLError(message, { nodes, extensions }));
}

function asGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('A subscription failed.', {
    originalError: error instanceof Error ? error : undefined,
  });
}
