import { type FieldNode, Kind, type ValueNode } from 'graphql';
import type { ListSize } from './cost-model.js';

/** Reads a variable of an operation: its value, or the default of its definition. */
export type ReadVariable = (name: string) => unknown;

/**
 * The number of entries that the slicing arguments of a field allow: a number as it is, a list by its length, the
 * largest of several. Null where none is given: the assumed size knows more than the default of an argument.
 */
export function slicedSize(
  node: FieldNode,
  { slicingArguments }: ListSize,
  variable: ReadVariable,
): number | null {
  let largest: number | null = null;
  for (const [name, ...path] of slicingArguments) {
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const size = given === undefined ? null : sizeOf(valueAt(given, path, variable), path);
    if (size !== null) largest = Math.max(largest ?? 0, size);
  }
  return largest;
}

/** The value at a path of a literal, the way to it through variables included; undefined where there is none. */
function valueAt(node: ValueNode, path: readonly string[], variable: ReadVariable): unknown {
  if (node.kind === Kind.VARIABLE) return read(variable(node.name.value), path);
  const [name, ...rest] = path;
  if (name !== undefined) {
    if (node.kind !== Kind.OBJECT) return undefined;
    const inner = node.fields.find((field) => field.name.value === name);
    return inner === undefined ? undefined : valueAt(inner.value, rest, variable);
  }
  if (node.kind === Kind.INT) return Number(node.value);
  return node.kind === Kind.LIST ? node.values : undefined;
}

function read(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return read(Object.getOwnPropertyDescriptor(value, name)?.value, rest);
}

function sizeOf(value: unknown, path: readonly string[]): number | null {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'number') return Math.max(0, value);
  // The input coercion of GraphQL makes a list of one value.
  return path.length > 0 && value !== undefined && value !== null ? 1 : null;
}
