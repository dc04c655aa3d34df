import {
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type SelectionSetNode,
  TokenKind,
  type TypeNode,
  type ValueNode,
} from 'graphql';

/** The structure of a document, counted over all of its operations and fragments. */
export interface DocumentStructure {
  /** How deep selections are nested, a level for each field and fragment; or values and types, if they are deeper. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Comments are no tokens for the parser's limit, but hold as much memory. */
  readonly comments: number;
  /** The fields at the root of the operation that has most, those of fragments included. */
  readonly rootFields: number;
}

/** The structure of one operation or fragment without its fragments, and the fragments that it spreads. */
interface Part {
  readonly isOperation: boolean;
  depth: number;
  rootFields: number;
  readonly rootFragments: Set<string>;
  /** By the name of a fragment: the deepest place that it is spread at. */
  readonly spreads: Map<string, number>;
}

interface Place {
  readonly node: ASTNode;
  readonly depth: number;
  /** Whether the node is at the root of its operation or fragment, fragments aside. */
  readonly isRoot: boolean;
}

/**
 * Counts a parsed document that was not validated yet: in one visit of each node, without recursion over the nesting
 * of the document, and without following a fragment twice.
 */
export function documentStructure(document: DocumentNode): DocumentStructure {
  const counts = { aliases: 0, directives: 0 };
  const parts = new Map<string, Part>();
  for (const [index, definition] of document.definitions.entries()) {
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
    if (!isOperation && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const part: Part = {
      isOperation,
      depth: 0,
      rootFields: 0,
      rootFragments: new Set(),
      spreads: new Map(),
    };
    // An operation may have the name of a fragment.
    parts.set(isOperation ? `${index} ` : definition.name.value, part);
    visitAll(definition, part, counts);
  }
  const operations = [...parts.values()].filter(({ isOperation }) => isOperation);
  return {
    ...counts,
    comments: commentsOf(document),
    depth: deepest(parts),
    rootFields: operations.reduce((most, operation) => Math.max(most, rootFieldsOf(operation, parts)), 0),
  };
}

function commentsOf({ loc }: DocumentNode): number {
  let comments = 0;
  for (let token = loc?.startToken ?? null; token !== null; token = token.next) {
    if (token.kind === TokenKind.COMMENT) comments += 1;
  }
  return comments;
}

function visitAll(definition: ASTNode, part: Part, counts: { aliases: number; directives: number }): void {
  const places: Place[] = [{ node: definition, depth: 0, isRoot: true }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { node, depth, isRoot } = place;
    part.depth = Math.max(part.depth, depth);
    if (node.kind === Kind.FIELD) {
      if (node.alias) counts.aliases += 1;
      if (isRoot) part.rootFields += 1;
    }
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const name = node.name.value;
      part.spreads.set(name, Math.max(part.spreads.get(name) ?? 0, depth));
      if (isRoot) part.rootFragments.add(name);
    }
    if (node.kind === Kind.DIRECTIVE) counts.directives += 1;
    const isRootInside = isRoot && node.kind !== Kind.FIELD;
    for (const child of childrenOf(node)) {
      places.push({ node: child, depth: depth + (isNesting(child) ? 1 : 0), isRoot: isRootInside });
    }
  }
}

function isNesting({ kind }: ASTNode): boolean {
  switch (kind) {
    case Kind.SELECTION_SET:
    case Kind.LIST:
    case Kind.OBJECT:
    case Kind.LIST_TYPE:
      return true;
    default:
      return false;
  }
}

/** The properties of a node that count, or contain nodes that count. */
function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      return [...(node.variableDefinitions ?? []), ...withDirectives(node)];
    case Kind.FRAGMENT_DEFINITION:
    case Kind.INLINE_FRAGMENT:
    case Kind.FRAGMENT_SPREAD:
      return withDirectives(node);
    case Kind.SELECTION_SET:
      return node.selections;
    case Kind.FIELD:
      return [...(node.arguments ?? []), ...withDirectives(node)];
    case Kind.VARIABLE_DEFINITION: {
      const { type, defaultValue, directives } = node;
      const inner: readonly (TypeNode | ValueNode)[] = defaultValue ? [type, defaultValue] : [type];
      return [...inner, ...(directives ?? [])];
    }
    case Kind.DIRECTIVE:
      return node.arguments ?? [];
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return [node.value];
    case Kind.LIST:
      return node.values;
    case Kind.OBJECT:
      return node.fields;
    case Kind.LIST_TYPE:
    case Kind.NON_NULL_TYPE:
      return [node.type];
    default:
      return [];
  }
}

function withDirectives(node: {
  readonly directives?: readonly DirectiveNode[];
  readonly selectionSet?: SelectionSetNode;
}): readonly ASTNode[] {
  return [...(node.directives ?? []), ...(node.selectionSet ? [node.selectionSet] : [])];
}

/**
 * The depth of the deepest part, its fragments included. Fragments that form a cycle count once: validation rejects
 * them.
 */
function deepest(parts: ReadonlyMap<string, Part>): number {
  const depths = new Map<string, number>();
  const depthOf = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    const part = parts.get(name);
    if (part === undefined) return 0;
    depths.set(name, part.depth);
    let depth = part.depth;
    for (const [spread, at] of part.spreads) depth = Math.max(depth, at + depthOf(spread));
    depths.set(name, depth);
    return depth;
  };
  return [...parts.keys()].reduce((most, name) => Math.max(most, depthOf(name)), 0);
}

function rootFieldsOf(operation: Part, parts: ReadonlyMap<string, Part>): number {
  const found = new Set<Part>([operation]);
  let fields = 0;
  // The iteration of a set includes what is added meanwhile.
  for (const part of found) {
    fields += part.rootFields;
    for (const name of part.rootFragments) {
      const fragment = parts.get(name);
      if (fragment) found.add(fragment);
    }
  }
  return fields;
}
