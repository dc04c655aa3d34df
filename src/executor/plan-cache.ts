import {
  type DocumentNode,
  GraphQLBoolean,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { compileSelection } from './compile-selection.js';
import { countTokens } from './count-tokens.js';
import type { ExecutionContext } from './execution.js';
import type { SelectionPlan } from './plan.js';

/** How many fields the plans of a document may have for each of its tokens: a field takes one token or more. */
const FIELDS_PER_TOKEN = 2;

interface DocumentPlans {
  readonly schema: GraphQLSchema;
  readonly maxFields: number;
  readonly byKey: Map<string, SelectionPlan>;
  fields: number;
}

/** The plans of documents, which live as long as their documents. */
export interface PlanCache {
  /**
   * The plan of an operation.
   * @throws GraphQLError where a condition of a field at the root is not valid.
   */
  planOf(document: DocumentNode, context: ExecutionContext, rootType: GraphQLObjectType): SelectionPlan;
}

/**
 * Creates a cache that is empty. The plans of a document hold about as much memory as the document: with more, because
 * fragments are spread many times, all of them are dropped and compiled again.
 */
export function createPlanCache(): PlanCache {
  const documents = new WeakMap<DocumentNode, DocumentPlans>();

  const plansOf = (document: DocumentNode, schema: GraphQLSchema): DocumentPlans => {
    const known = documents.get(document);
    if (known?.schema === schema) return known;
    const maxFields = countTokens(document) * FIELDS_PER_TOKEN;
    const plans = { schema, maxFields, byKey: new Map<string, SelectionPlan>(), fields: 0 };
    documents.set(document, plans);
    return plans;
  };

  return {
    planOf(document, context, rootType) {
      const { schema, fragments, variableValues, operation } = context;
      const plans = plansOf(document, schema);
      const key = keyOf(operation, variableValues);
      const known = plans.byKey.get(key);
      if (known !== undefined) return known;
      let compiled = 0;
      const countField = () => {
        plans.fields += 1;
        if (plans.fields > plans.maxFields) {
          plans.byKey.clear();
          plans.fields = 0;
        }
        return compiled++;
      };
      const collected = collectFields(schema, fragments, variableValues, rootType, operation.selectionSet);
      const plan = compileSelection(context, rootType, collected, countField);
      plans.byKey.set(key, plan);
      return plan;
    },
  };
}

/** Which fields are selected depends on the operation, and on its variables that a condition can refer to. */
function keyOf(
  { name, variableDefinitions = [] }: OperationDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): string {
  let key = name?.value ?? '';
  for (const { type, variable } of variableDefinitions) {
    const nullable = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    if (nullable.kind === Kind.NAMED_TYPE && nullable.name.value === GraphQLBoolean.name) {
      key += `:${String(values[variable.name.value])}`;
    }
  }
  return key;
}
