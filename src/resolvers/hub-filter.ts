import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import { type HubFilter, type HubOrder, HubOrderField, OrderDirection } from '../schema/hub-list-args.js';
import { PortDirection } from '../schema/port.js';
import type { SortKey } from './cursor.js';
import { BY_ID, type Order } from './paginate.js';

/** Whether a hub meets the conditions that any list row can answer: its identity, its product and its spaces. */
export function matchesIdentity(hub: HubRecord, filter: HubFilter): boolean {
  const { ids, spaceId, families } = filter;
  return (
    (ids?.includes(hub.id) ?? true) &&
    (typeof spaceId !== 'string' || hub.spaceIds.includes(spaceId)) &&
    (families?.includes(hub.product.family) ?? true)
  );
}

/** Whether a hub meets the conditions that a thin list row cannot answer. */
export function matchesDetails(hub: HubRecord, filter: HubFilter): boolean {
  const { online, search, overTemperature, inUse } = filter;
  const otp = hub.state?.overTemperature;
  return (
    (typeof online !== 'boolean' || hub.online === online) &&
    (typeof search !== 'string' || containsText(hub, search)) &&
    (!overTemperature || (otp !== null && otp !== undefined && overTemperature.includes(otp))) &&
    (typeof inUse !== 'boolean' || isInUse(hub) === inUse)
  );
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

function containsText(hub: HubRecord, search: string): boolean {
  const wanted = search.toLowerCase();
  return [hub.name, hub.customId, hub.serialNumber].some((text) => text?.toLowerCase().includes(wanted));
}

function isInUse(hub: HubRecord): boolean {
  const connected = hub.state?.connected ?? [];
  if (connected.length > 0) return connected.includes(true);
  return hub.ports.some(
    (port) =>
      port.connected === true &&
      port.direction !== PortDirection.DOWNSTREAM &&
      port.direction !== PortDirection.INTERNAL,
  );
}
