import type { Connection, Edge, PageArgs } from '../schema/connection.js';
import { decodeCursor, encodeCursor, type Position, type SortKey } from './cursor.js';

/** An order of a list. Entries with equal keys are ordered by id, so that the order is total. */
export interface Order<Node> {
  /** The name of the order in cursors. */
  readonly name: string;
  readonly keyOf: (node: Node) => SortKey;
  readonly descending: boolean;
}

/** By id, ascending. */
export const BY_ID: Order<{ readonly id: string }> = { name: 'ID', keyOf: () => null, descending: false };

interface Entry<Node> extends Position {
  readonly node: Node;
}

const DEFAULT_FIRST = 50;
/** Orders 2 before 10, case-insensitive. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A list in an order, ready for any number of pages. */
export interface SortedList<Node> {
  readonly orderName: string;
  readonly compare: (one: Position, other: Position) => number;
  readonly entries: readonly Entry<Node>[];
}

/** Sorts a copy of a list. */
export function sortList<Node extends { readonly id: string }>(
  nodes: readonly Node[],
  order: Order<Node>,
): SortedList<Node> {
  const compare = comparison(order.descending);
  const entries = nodes.map((node) => ({ node, id: node.id, key: order.keyOf(node) })).sort(compare);
  return { orderName: order.name, compare, entries };
}

/**
 * One page of a list.
 * @throws GatewayError BAD_USER_INPUT if `after` is not a cursor of this list and order.
 */
export function paginate<Node>(list: SortedList<Node>, { first, after }: PageArgs): Connection<Node> {
  const { orderName, entries } = list;
  const start = typeof after === 'string' ? indexAfter(list, decodeCursor(orderName, after)) : 0;
  const page = entries.slice(start, start + (first ?? DEFAULT_FIRST));
  return new Page(orderName, page, start, entries.length);
}

/** The index of the first entry that follows the position. */
function indexAfter<Node>({ entries, compare }: SortedList<Node>, position: Position): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const entry = entries[middle];
    if (entry !== undefined && compare(entry, position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A page that encodes cursors only when a query reads them. */
class Page<Node> implements Connection<Node> {
  constructor(
    private readonly orderName: string,
    private readonly entries: readonly Entry<Node>[],
    private readonly start: number,
    readonly totalCount: number,
  ) {}

  get nodes(): readonly Node[] {
    return this.entries.map(({ node }) => node);
  }

  get edges(): readonly Edge<Node>[] {
    return this.entries.map((entry) => ({ node: entry.node, cursor: encodeCursor(this.orderName, entry) }));
  }

  get pageInfo() {
    const [first] = this.entries;
    const last = this.entries.at(-1);
    return {
      hasNextPage: this.start + this.entries.length < this.totalCount,
      hasPreviousPage: this.start > 0,
      startCursor: first === undefined ? null : encodeCursor(this.orderName, first),
      endCursor: last === undefined ? null : encodeCursor(this.orderName, last),
    };
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
    : collator.compare(String(one), String(other));
}
