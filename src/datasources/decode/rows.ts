import { GatewayError } from '../../schema/gateway-error.js';
import { isJsonObject, type JsonObject } from '../../wire/json.js';

/**
 * The objects of a list. Operated sends bare arrays; an envelope that holds exactly one array is accepted too. Entries
 * that are not objects are skipped.
 * @throws GatewayError UPSTREAM_INVALID_RESPONSE where there is no list, or where a non-empty list has no object.
 */
export function readRows(body: unknown): readonly JsonObject[] {
  const list = Array.isArray(body) ? (body as readonly unknown[]) : onlyList(body);
  if (list === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  const rows = list.filter(isJsonObject);
  if (rows.length === 0 && list.length > 0) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  return rows;
}

/**
 * Decodes every row. Rows for which `decode` returns null (they have no id) are skipped, and so are rows whose id
 * appeared before.
 * @throws GatewayError UPSTREAM_INVALID_RESPONSE where there are rows and none can be decoded.
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
