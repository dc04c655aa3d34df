import type { Connection, Edge, PageArgs } from '../schema/connection.js';
import { compareTexts } from './compare-texts.js';
import { decodeCursor, encodeCursor, type Position, type SortKey } from './cursor.js';
import { sortInTurns } from './sort-in-turns.js';

/** An order of a list. Entries with equal keys are ordered by id, so that the order is total. */
export interface Order<Node> {
  /** The name of the order in cursors. */
  readonly name: string;
  readonly keyOf: (node: Node) => SortKey;
  readonly descending: boolean;
}

/** By id, ascending. */
export const BY_ID: Order<{ readonly id: string }> = { name: 'ID', keyOf: () => null, descending: false };

const DEFAULT_FIRST = 50;

/** A list in an order, ready for any number of pages. */
export interface SortedList<Node> {
  readonly nodes: readonly Node[];
  /** The indexes of the nodes, in the order. */
  readonly indexes: Indexes;
  readonly order: Order<Node>;
}

/** Compact, because it may be kept for as long as a list does not change. */
export type Indexes = Uint32Array;

/** A page, and the list that it is a page of. */
export interface PageOfList<Node> extends Connection<Node> {
  readonly list: SortedList<Node>;
}

/**
 * Sorts nodes, in turns.
 * @param selected the indexes of those that the sorted list has.
 * @throws GatewayError CLIENT_DISCONNECTED after the abort.
 */
export async function sortIndexes<Node extends { readonly id: string }>(
  nodes: readonly Node[],
  selected: readonly number[],
  { keyOf, descending }: Order<Node>,
  signal: AbortSignal,
): Promise<Indexes> {
  const entryAt = (place: number) => {
    const index = selected[place] ?? 0;
    const node = nodes[index];
    if (node === undefined) throw new RangeError('There is no such node.');
    return { index, id: node.id, key: keyOf(node) };
  };
  const sorted = await sortInTurns(selected.length, entryAt, comparison(descending), signal);
  return Uint32Array.from(sorted, ({ index }) => index);
}

/**
 * One page of a list.
 * @throws GatewayError BAD_USER_INPUT if `after` is not a cursor of this list and order.
 */
export function paginate<Node extends { readonly id: string }>(
  list: SortedList<Node>,
  { first, after }: PageArgs,
): PageOfList<Node> {
  const { order, nodes, indexes } = list;
  const start = typeof after === 'string' ? placeAfter(list, decodeCursor(order.name, after)) : 0;
  const page: Node[] = [];
  for (const index of indexes.subarray(start, start + (first ?? DEFAULT_FIRST))) {
    const node = nodes[index];
    if (node !== undefined) page.push(node);
  }
  return new Page(list, page, start);
}

/** The place of the first node that follows the position. */
function placeAfter<Node extends { readonly id: string }>(
  { nodes, indexes, order }: SortedList<Node>,
  position: Position,
): number {
  const compare = comparison(order.descending);
  let low = 0;
  let high = indexes.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const node = nodes[indexes[middle] ?? 0];
    if (node !== undefined && compare(positionOf(order, node), position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function positionOf<Node extends { readonly id: string }>(order: Order<Node>, node: Node): Position {
  return { key: order.keyOf(node), id: node.id };
}

/** A page that encodes cursors only when a query reads them. */
class Page<Node extends { readonly id: string }> implements PageOfList<Node> {
  constructor(
    readonly list: SortedList<Node>,
    readonly nodes: readonly Node[],
    private readonly start: number,
  ) {}

  get totalCount(): number {
    return this.list.indexes.length;
  }

  get edges(): readonly Edge<Node>[] {
    return this.nodes.map((node) => ({ node, cursor: this.cursorOf(node) }));
  }

  get pageInfo() {
    const [first] = this.nodes;
    const last = this.nodes.at(-1);
    return {
      hasNextPage: this.start + this.nodes.length < this.totalCount,
      hasPreviousPage: this.start > 0,
      startCursor: first === undefined ? null : this.cursorOf(first),
      endCursor: last === undefined ? null : this.cursorOf(last),
    };
  }

  private cursorOf(node: Node): string {
    const { order } = this.list;
    return encodeCursor(order.name, positionOf(order, node));
  }
}

function comparison(descending: boolean): (one: Position, other: Position) => number {
  return (one, other) => {
    // Entries without a value come last in both directions.
    if (one.key === null || other.key === null) {
      if (one.key !== other.key) return one.key === null ? 1 : -1;
    } else {
      const difference = compareKeys(one.key, other.key);
      if (difference !== 0) return descending ? -difference : difference;
    }
    if (one.id === other.id) return 0;
    return one.id < other.id ? -1 : 1;
  };
}

function compareKeys(one: string | number, other: string | number): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : compareTexts(String(one), String(other));
}
