import { badUserInput } from '../schema/gateway-error.js';

/** The value that an entry of a list is ordered by; null if it has none. */
export type SortKey = string | number | null;

/** The position of an entry: its key in the order, not its index, so that it stays valid when entries come and go. */
export interface Position {
  readonly key: SortKey;
  readonly id: string;
}

/** @param order the name of the order that the position belongs to. */
export function encodeCursor(order: string, { key, id }: Position): string {
  return Buffer.from(JSON.stringify([order, key, id])).toString('base64url');
}

/** @throws GatewayError BAD_USER_INPUT for a text that is not a cursor and for a cursor of another order. */
export function decodeCursor(order: string, cursor: string): Position {
  const parts = parse(cursor);
  const [cursorOrder, key, id] = parts ?? [];
  if (parts?.length !== 3 || typeof cursorOrder !== 'string' || typeof id !== 'string' || !isSortKey(key)) {
    throw badUserInput('after', 'must be a cursor of an earlier page');
  }
  if (cursorOrder !== order) {
    throw badUserInput('after', 'must be a cursor of a page of the same list, in the same order');
  }
  return { key, id };
}

function parse(cursor: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function isSortKey(value: unknown): value is SortKey {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
