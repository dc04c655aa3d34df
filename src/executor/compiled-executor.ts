import { type ExecutionResult, GraphQLError, OperationTypeNode } from 'graphql';
import { assertValidExecutionArguments, buildExecutionContext } from 'graphql/execution/execute.js';
import type { Execute } from './execute.js';
import { executeFields, executeSerially } from './execute-fields.js';
import { Execution, type ExecutionContext } from './execution.js';
import { isPromise } from './is-promise.js';
import { createPlanCache } from './plan-cache.js';
import { keepCount } from './values-in.js';

type Data = Record<string, unknown>;

export interface CompiledExecutorOptions {
  /** Called before each further part of a long list is completed; what it throws fails the list. */
  readonly beforeTurn?: (contextValue: unknown) => void;
}

/**
 * Creates an executor that decides once for a document what graphql-js decides for each value: which fields are
 * selected of a type, their definitions, and how their values are completed. Its results are those of graphql-js, with
 * three differences: arguments are coerced once for all values of a field, so resolvers must not change them; the objects
 * of the data have a prototype; and long lists of objects are completed in turns of the event loop.
 */
export function createCompiledExecutor({
  beforeTurn = () => undefined,
}: CompiledExecutorOptions = {}): Execute {
  const plans = createPlanCache();

  const executeOperation = (args: Parameters<Execute>[0], execution: Execution): Data | Promise<Data> => {
    const { context } = execution;
    const { schema, operation, rootValue } = context;
    const rootType = schema.getRootType(operation.operation);
    if (!rootType) {
      const message = `Schema is not configured to execute ${operation.operation} operation.`;
      throw new GraphQLError(message, { nodes: operation });
    }
    const plan = plans.planOf(args.document, context, rootType);
    return operation.operation === OperationTypeNode.MUTATION
      ? executeSerially(execution, plan, rootValue)
      : executeFields(execution, plan, rootValue, undefined);
  };

  return (args) => {
    assertValidExecutionArguments(args.schema, args.document, args.variableValues);
    const context = buildExecutionContext(args);
    if (!isContext(context)) return { errors: context };
    const execution = new Execution(context, beforeTurn);
    try {
      const data = executeOperation(args, execution);
      if (!isPromise(data)) return succeed(execution, data);
      return data.then(
        (settled) => succeed(execution, settled),
        (error: unknown) => fail(execution, error),
      );
    } catch (error) {
      return fail(execution, error);
    }
  };
}

function isContext(context: ReturnType<typeof buildExecutionContext>): context is ExecutionContext {
  return 'schema' in context;
}

function succeed({ context, values }: Execution, data: Data): ExecutionResult {
  const { errors } = context.collectedErrors;
  // Values that an error has replaced by null are counted too.
  if (errors.length > 0) return { errors, data };
  keepCount(data, values);
  return { data };
}

/** The result of an operation of which a field at the root is null and must not be, or whose selection is not valid. */
function fail({ context }: Execution, error: unknown): ExecutionResult {
  const { collectedErrors } = context;
  collectedErrors.add(error instanceof GraphQLError ? error : unexpected(error), undefined);
  return { errors: collectedErrors.errors, data: null };
}

function unexpected(error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
