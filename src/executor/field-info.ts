import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Execution } from './execution.js';
import type { FieldPlan, Path } from './plan.js';

/** The information about a field that its resolver receives. What few resolvers read is computed when it is read. */
export class FieldInfo implements GraphQLResolveInfo {
  private ownPath: Path | undefined = undefined;

  constructor(
    private readonly execution: Execution,
    readonly field: FieldPlan,
    private readonly parentPath: Path | undefined,
  ) {}

  get path(): Path {
    return (this.ownPath ??= {
      prev: this.parentPath,
      key: this.field.responseName,
      typename: this.field.parentType.name,
    });
  }

  get fieldName(): string {
    return this.field.name;
  }

  get fieldNodes(): readonly FieldNode[] {
    return this.field.nodes;
  }

  get returnType(): GraphQLOutputType {
    return this.field.definition.type;
  }

  get parentType(): GraphQLObjectType {
    return this.field.parentType;
  }

  get schema(): GraphQLSchema {
    return this.execution.context.schema;
  }

  get fragments(): Record<string, FragmentDefinitionNode> {
    return this.execution.context.fragments;
  }

  get rootValue(): unknown {
    return this.execution.context.rootValue;
  }

  get operation(): OperationDefinitionNode {
    return this.execution.context.operation;
  }

  get variableValues(): Record<string, unknown> {
    return this.execution.context.variableValues;
  }
}
