import { type ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { RequestContext } from '../../resolvers/request-context.js';
import type { Logger } from '../../telemetry/logger.js';
import { mapStream } from './map-stream.js';
import { maskErrors } from './mask-errors.js';

/** An operation as a client sends it, whichever transport it comes by. */
export interface OperationParams {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** For whom and how an operation is run. */
export interface OperationScope {
  /** What resolvers know; called once for the operation, and once more for each event of a subscription. */
  createContext(): RequestContext;
  /** False where the request may be one that a browser makes by itself, such as a GET. */
  readonly mayMutate: boolean;
  /** Called when a subscription ends because its principal is not authenticated any more. */
  onUnauthenticated(): void;
}

/** What came of an operation; errors are as clients may see them. */
export type Outcome =
  | {
      readonly kind: 'result';
      /** Null where the operation could not be prepared at all. */
      readonly operation: OperationDefinitionNode | null;
      readonly result: FormattedExecutionResult;
    }
  | {
      readonly kind: 'stream';
      readonly operation: OperationDefinitionNode;
      readonly results: AsyncIterableIterator<FormattedExecutionResult, undefined>;
    };

/** Runs operations that did not come by Apollo's own HTTP. */
export type RunOperation = (params: OperationParams, scope: OperationScope) => Promise<Outcome>;

/** What Apollo prepared of an operation, for whoever goes on with it. */
interface Prepared {
  readonly mayMutate: boolean;
  document: DocumentNode | null;
}

interface PreparingContext extends RequestContext {
  readonly prepared: Prepared;
}

/**
 * The one way that operations are prepared: Apollo's request pipeline, with every limit, rule and line of the log that
 * its plugins add, whichever the transport. A subscription leaves it when it is prepared, instead of being executed.
 */
export function createRunOperation(
  apollo: ApolloServer<RequestContext>,
  schema: GraphQLSchema,
  logger: Logger,
): RunOperation {
  return async (params, scope) => {
    const context = scope.createContext();
    const prepared: Prepared = { mayMutate: scope.mayMutate, document: null };
    const contextValue: PreparingContext = { ...context, prepared };
    const { query, operationName, variables, extensions } = params;
    const { body } = await apollo.executeOperation(
      { query, operationName, variables, extensions: { ...extensions } },
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
    const mask = (errors: readonly GraphQLError[]) => maskErrors(errors, context.requestId, logger);
    const failed = (errors: readonly GraphQLError[]): FormattedExecutionResult => {
      const masked = mask(errors);
      if (masked.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED')) scope.onUnauthenticated();
      return { errors: masked };
    };
    const refusal = refuseVariables(schema, operation, variables ?? {});
    if (refusal.length > 0) return { kind: 'result', operation, result: failed(refusal) };
    const args = { schema, document, operationName, variableValues: { ...variables } };
    const source = await createSourceEventStream({ ...args, contextValue: context });
    if ('errors' in source) return { kind: 'result', operation, result: failed(source.errors ?? []) };
    if (!(Symbol.asyncIterator in source)) throw new Error('A subscription gave neither events nor errors.');
    return {
      kind: 'stream',
      operation,
      results: mapStream<unknown, FormattedExecutionResult>(
        source[Symbol.asyncIterator](),
        async (rootValue) => {
          const { data, errors } = await execute({ ...args, rootValue, contextValue: scope.createContext() });
          return errors === undefined ? { data } : { data, errors: mask(errors) };
        },
        (error) => failed([asGraphqlError(error)]),
      ),
    };
  };
}

/** Keeps what Apollo prepared for `createRunOperation`, and refuses subscriptions that came by plain HTTP. */
export function prepareSubscriptions(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue }) => ({
      async didResolveOperation({ document, operation }): Promise<void> {
        if (!isPreparing(contextValue)) {
          if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
          throw badRequest('Subscriptions go over WebSocket, or over SSE at /graphql/stream.');
        }
        if (operation?.operation === OperationTypeNode.MUTATION && !contextValue.prepared.mayMutate) {
          throw badRequest('A mutation needs a POST.');
        }
        contextValue.prepared.document = document;
      },
      responseForOperation: async ({ operation }) =>
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

function refuseVariables(
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
