import { GatewayError } from '../../schema/gateway-error.js';
import { readText } from '../../wire/scalars.js';
import { type HubPart, HubRecord } from './hub.js';
import { isJsonObject, type JsonObject, objectOrEmpty } from '../../wire/json.js';
import { decodeRows, readRows } from './rows.js';
import { connectionsOf } from './shared-row.js';

const PARTS: readonly HubPart[] = ['state', 'config', 'connections'];
const ALL_PARTS: ReadonlySet<HubPart> = new Set(PARTS);

/**
 * The hubs of a list. How deep its rows are is not documented: a row that has none of state, config and connections is
 * thin, and a part that no row of the list has is taken for left out of lists. A part that other rows have is taken for
 * absent from the hub, as Operated sends only what a product knows.
 * @throws GatewayError UPSTREAM_INVALID_RESPONSE
 */
export function decodeHubs(body: unknown, fetchedAt: Date): readonly HubRecord[] {
  const rows = readRows(body);
  const neverSent = new Set(PARTS.filter((part) => !rows.some((row) => has(row, part))));
  return decodeRows(rows, (row) => HubRecord.decode(row, fetchedAt, missingFrom(row, neverSent)));
}

/**
 * The one hub of a single read.
 * @throws GatewayError UPSTREAM_INVALID_RESPONSE
 */
export function decodeHub(body: unknown, hubId: string, fetchedAt: Date): HubRecord {
  if (!isJsonObject(body)) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  const isAnother = (readText(body['id']) ?? hubId) !== hubId;
  const saysNothing = readText(body['id']) === null && !isJsonObject(body['data']);
  const hub = isAnother || saysNothing ? null : HubRecord.decode({ ...body, id: hubId }, fetchedAt);
  if (hub === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  return hub;
}

function missingFrom(row: JsonObject, neverSent: ReadonlySet<HubPart>): ReadonlySet<HubPart> {
  return PARTS.some((part) => has(row, part)) ? neverSent : ALL_PARTS;
}

function has(row: JsonObject, part: HubPart): boolean {
  const data = objectOrEmpty(row['data']);
  return part === 'connections' ? Object.keys(connectionsOf(data)).length > 0 : isJsonObject(data[part]);
}
