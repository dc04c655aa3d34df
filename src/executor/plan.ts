import type { FieldNode, GraphQLField, GraphQLFieldResolver, GraphQLObjectType, ResponsePath } from 'graphql';
import type { Execution, ExecutionContext } from './execution.js';
import type { FieldInfo } from './field-info.js';

/** The path of a value in the response; its parents are the same objects for all values inside them. */
export type Path = ResponsePath;

/**
 * Completes a value as its type demands: serializes it, or executes the fields that are selected of it.
 * @param info of the field that has the value.
 * @param path of the value: of the field, or of an entry of its list.
 * @throws unknown what is wrong with the value; the field or the list entry that has it handles the error.
 */
export type Complete = (execution: Execution, info: FieldInfo, path: Path, value: unknown) => unknown;

/** Serializes a value other than null. @throws Error where the type has no such value. */
export type Serialize = (value: unknown) => unknown;

/** What a document decides about a field, once for all values of the parent type. */
export interface FieldPlan {
  readonly responseName: string;
  readonly name: string;
  /** All nodes of the response name: their selections are merged. */
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  readonly isNonNull: boolean;
  /** Null where the value is a property of the parent. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null;
  /** The place of its coerced arguments in an execution; null where the field has none. */
  readonly argumentsIndex: number | null;
  /** Completes a value that is neither null nor an object; set where the type is a leaf. */
  readonly serialize: Serialize | null;
  readonly complete: Complete;
}

/** The fields that are selected of an object type, in the order of the response. */
export interface SelectionPlan {
  readonly fields: readonly FieldPlan[];
  /** Whether a response name would change the prototype of a plain object. */
  readonly hasProto: boolean;
}

/**
 * Compiles the selection of a field for the type of its value.
 * @throws GraphQLError where a condition of a selected field is not valid.
 */
export type CompileSelection = (context: ExecutionContext, type: GraphQLObjectType) => SelectionPlan;
