import { GatewayError } from '../../schema/gateway-error.js';

/** An object of Operated's JSON, not yet looked into. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one where there is none. */
export function objectOrEmpty(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/**
 * The objects of a list. Operated sends bare arrays; an envelope that holds one array is taken too. What is no object
 * is passed over.
 * @throws GatewayError UPSTREAM_INVALID_RESPONSE where there is no list, or nothing readable in a list that is not empty.
 */
export function readRows(body: unknown): readonly JsonObject[] {
  const list = Array.isArray(body) ? (body as readonly unknown[]) : onlyList(body);
  if (list === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  const rows = list.filter(isJsonObject);
  if (rows.length === 0 && list.length > 0) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  return rows;
}

/**
 * Decodes every row; those that `decode` makes null of, for want of an id, are passed over, and so is the second of two
 * with the same id.
 * @throws GatewayError UPSTREAM_INVALID_RESPONSE where rows came and none could be read.
 */
export function decodeRows<Entity extends { readonly id: string }>(
  rows: readonly JsonObject[],
  decode: (row: JsonObject) => Entity | null,
): readonly Entity[] {
  const byId = new Map<string, Entity>();
  for (const row of rows) {
    const entity = decode(row);
    if (entity !== null && !byId.has(entity.id)) byId.set(entity.id, entity);
  }
  if (byId.size === 0 && rows.length > 0) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  return [...byId.values()];
}

function onlyList(body: unknown): readonly unknown[] | null {
  if (!isJsonObject(body)) return null;
  const lists = Object.values(body).filter((value) => Array.isArray(value));
  return lists.length === 1 ? (lists[0] ?? null) : null;
}
