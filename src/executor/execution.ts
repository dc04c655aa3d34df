import { defaultFieldResolver, getArgumentValues } from 'graphql';
import type { buildExecutionContext } from 'graphql/execution/execute.js';
import type { FieldPlan } from './plan.js';

/** The state of an execution as graphql-js creates it: the operation, its coerced variables, and the errors so far. */
export type ExecutionContext = Exclude<ReturnType<typeof buildExecutionContext>, readonly unknown[]>;

/** The arguments of all fields that have none. */
const NO_ARGUMENTS = Object.freeze({});

/** One execution of an operation. */
export class Execution {
  /** The fields and list entries of the answer so far. */
  values = 0;
  /** Whether a field without a resolver is a property of its parent. */
  readonly readsProperties: boolean;
  private readonly argumentsOfFields: (Readonly<Record<string, unknown>> | undefined)[] = [];

  constructor(
    readonly context: ExecutionContext,
    /** Called before each further part of a long list is completed; what it throws fails the list. */
    readonly beforeTurn: (contextValue: unknown) => void,
  ) {
    this.readsProperties = context.fieldResolver === defaultFieldResolver;
  }

  /**
   * The arguments of a field, coerced once for all values of its parent type.
   * @throws GraphQLError where a value of a variable is not valid in its place.
   */
  argumentsOf(field: FieldPlan): Readonly<Record<string, unknown>> {
    const { argumentsIndex: index, nodes } = field;
    const [node] = nodes;
    if (index === null || node === undefined) return NO_ARGUMENTS;
    return (this.argumentsOfFields[index] ??= getArgumentValues(
      field.definition,
      node,
      this.context.variableValues,
    ));
  }
}
