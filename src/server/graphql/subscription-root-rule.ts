import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type ValidationContext,
} from 'graphql';

/**
 * Validation rule: no field at the root of a subscription is conditional, as the current GraphQL specification requires.
 *
 * The rule of graphql-js that counts the root fields of a subscription evaluates `@skip` and `@include` without
 * variables, and throws on most of them. It runs when the document is visited, and all rules are created before that:
 * the document is checked while this rule is created, and emptied if it is rejected.
 */
export function SubscriptionRootRule(context: ValidationContext): ASTVisitor {
  const document = context.getDocument();
  const conditional = document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .filter(({ operation }) => operation === OperationTypeNode.SUBSCRIPTION)
    .flatMap(({ selectionSet }) =>
      rootSelections(selectionSet.selections, (name) => context.getFragment(name)),
    )
    .filter(({ directives = [] }) => directives.some(({ name }) => ['skip', 'include'].includes(name.value)));
  if (conditional.length > 0) {
    Object.assign(document, { definitions: [] });
    const message = 'A subscription must not use @skip or @include at its root.';
    context.reportError(new GraphQLError(message, { nodes: conditional.slice(0, 1) }));
  }
  return {};
}

/** The selections at the root of an operation, those of its fragments included, each fragment once. */
function rootSelections(
  selections: readonly SelectionNode[],
  getFragment: (name: string) => FragmentDefinitionNode | null | undefined,
): readonly SelectionNode[] {
  const found: SelectionNode[] = [];
  const seen = new Set<string>();
  const open: (readonly SelectionNode[])[] = [selections];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const selection of next) {
      found.push(selection);
      if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet.selections);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || seen.has(selection.name.value)) continue;
      seen.add(selection.name.value);
      open.push(getFragment(selection.name.value)?.selectionSet.selections ?? []);
    }
  }
  return found;
}
