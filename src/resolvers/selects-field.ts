import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** Whether a query selects a field of the object that is being resolved, whatever its directives leave out. */
export function selectsField(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  name: string,
): boolean {
  // A hostile document spreads a fragment very often: each is searched once.
  const searched = new Set<string>();
  const isIn = (selectionSet: SelectionSetNode | undefined): boolean =>
    (selectionSet?.selections ?? []).some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === name;
      if (selection.kind === Kind.INLINE_FRAGMENT) return isIn(selection.selectionSet);
      const fragment = selection.name.value;
      if (searched.has(fragment)) return false;
      searched.add(fragment);
      return isIn(fragments[fragment]?.selectionSet);
    });
  return fieldNodes.some((node) => isIn(node.selectionSet));
}
