import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import { isInUse } from '../datasources/hub-in-use.js';
import { type HubFilter, type HubOrder, HubOrderField, OrderDirection } from '../schema/hub-list-args.js';
import type { SortKey } from './cursor.js';
import { BY_ID, type Order } from './paginate.js';

/** The conditions of a filter, prepared once for any number of hubs. */
export interface HubConditions {
  /** Whether a hub meets the conditions that any list row can answer: its identity, its product and its spaces. */
  readonly matchesIdentity: (hub: HubRecord) => boolean;
  /** Whether a hub meets the conditions that a thin list row cannot answer. */
  readonly matchesDetails: (hub: HubRecord) => boolean;
}

/** The conditions of a filter except `accountId`, which needs other reads than the hub's own. */
export function hubConditions(filter: HubFilter): HubConditions {
  const { spaceId, online, inUse } = filter;
  const ids = filter.ids && new Set(filter.ids);
  const families = filter.families && new Set(filter.families);
  const overTemperature = filter.overTemperature && new Set(filter.overTemperature);
  const search = filter.search?.toLowerCase();
  return {
    matchesIdentity: (hub) =>
      (ids?.has(hub.id) ?? true) &&
      (typeof spaceId !== 'string' || hub.spaceIds.includes(spaceId)) &&
      (families?.has(hub.product.family) ?? true),
    matchesDetails(hub) {
      const otp = hub.state?.overTemperature ?? null;
      return (
        (typeof online !== 'boolean' || hub.online === online) &&
        (search === undefined || containsText(hub, search)) &&
        (!overTemperature || (otp !== null && overTemperature.has(otp))) &&
        (typeof inUse !== 'boolean' || (isInUse(hub) ?? false) === inUse)
      );
    },
  };
}

/** The part of every hub that filtering and ordering need; null if any row suffices. */
export function neededFor(
  filter: HubFilter | null | undefined,
  order: HubOrder | null | undefined,
): HubPart | 'identity' | null {
  if (filter?.overTemperature || typeof filter?.inUse === 'boolean') return 'state';
  if (typeof filter?.online === 'boolean' || typeof filter?.search === 'string') return 'identity';
  return order && order.field !== HubOrderField.SERIAL_NUMBER ? 'identity' : null;
}

/** The requested order of hubs, or by id. */
export function hubOrder(orderBy: HubOrder | null | undefined): Order<HubRecord> {
  if (!orderBy) return BY_ID;
  const descending = orderBy.direction === OrderDirection.DESC;
  return { name: `${orderBy.field} ${orderBy.direction}`, descending, keyOf: SORT_KEYS[orderBy.field] };
}

const SORT_KEYS: Readonly<Record<HubOrderField, (hub: HubRecord) => SortKey>> = {
  NAME: (hub) => hub.name,
  SERIAL_NUMBER: (hub) => hub.serialNumber,
  FIRMWARE: (hub) => hub.firmware,
  WATTAGE: (hub) => hub.power?.wattage ?? null,
};

/** @param search in lower case. */
function containsText(hub: HubRecord, search: string): boolean {
  return [hub.name, hub.customId, hub.serialNumber].some((text) => text?.toLowerCase().includes(search));
}
