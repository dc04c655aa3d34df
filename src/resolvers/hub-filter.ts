import semver from 'semver';
import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import { isInUse } from '../datasources/hub-in-use.js';
import { readVersion } from '../schema/firmware-version.js';
import { type HubFilter, type HubOrder, HubOrderField, OrderDirection } from '../schema/hub-list-args.js';
import { normalisedCode } from '../schema/product.js';
import type { SortKey } from './cursor.js';
import { BY_ID, type Order } from './paginate.js';

/** The conditions of a filter, prepared once for any number of hubs. */
export interface HubConditions {
  /** Whether a hub meets the conditions that any list row can answer: its identity, its product and its spaces. */
  readonly matchesIdentity: (hub: HubRecord) => boolean;
  /** Whether a hub meets the conditions that a thin list row cannot answer. */
  readonly matchesDetails: (hub: HubRecord) => boolean;
}

/** The parts of every hub that filtering and ordering need; empty if any row suffices. */
export type NeededParts = readonly (HubPart | 'identity')[];

/**
 * The conditions of a filter except `accountId`, which needs other reads than the hub's own.
 * @param spacesFound the ids of the spaces with the text of `search` in their name.
 */
export function hubConditions(filter: HubFilter, spacesFound: ReadonlySet<string>): HubConditions {
  const { spaceId, inSpace, online, inUse } = filter;
  const ids = filter.ids && new Set(filter.ids);
  const families = filter.families && new Set(filter.families);
  const codes = filter.productCodes && new Set(filter.productCodes.map(normalisedCode));
  const overTemperature = filter.overTemperature && new Set(filter.overTemperature);
  const search = filter.search?.toLowerCase();
  const isOlder = olderThan(filter.firmwareBelow);
  const hasDevice = deviceCondition(filter);
  return {
    matchesIdentity: (hub) =>
      (ids?.has(hub.id) ?? true) &&
      (typeof spaceId !== 'string' || hub.spaceIds.includes(spaceId)) &&
      (typeof inSpace !== 'boolean' || hub.spaceIds.length > 0 === inSpace) &&
      (families?.has(hub.product.family) ?? true) &&
      (codes?.has(normalisedCode(hub.product.code)) ?? true),
    matchesDetails(hub) {
      const otp = hub.state?.overTemperature ?? null;
      return (
        (typeof online !== 'boolean' || hub.online === online) &&
        (isOlder?.(hub) ?? true) &&
        (!overTemperature || (otp !== null && overTemperature.has(otp))) &&
        (typeof inUse !== 'boolean' || (isInUse(hub) ?? false) === inUse) &&
        (hasDevice?.(hub) ?? true) &&
        (search === undefined || containsText(hub, search, spacesFound))
      );
    },
  };
}

/** The parts of every hub that filtering and ordering need. */
export function neededFor(
  filter: HubFilter | null | undefined,
  order: HubOrder | null | undefined,
): NeededParts {
  const needed: (HubPart | 'identity')[] = [];
  if (filter?.overTemperature || typeof filter?.inUse === 'boolean') needed.push('state');
  if (filter && (typeof filter.search === 'string' || deviceCondition(filter))) needed.push('connections');
  if (typeof filter?.online === 'boolean' || typeof filter?.firmwareBelow === 'string') {
    needed.push('identity');
  }
  if (order && order.field !== HubOrderField.SERIAL_NUMBER) needed.push('identity');
  return needed;
}

/** Whether a row lacks a part that is needed. */
export function lacksAny(hub: HubRecord, needed: NeededParts): boolean {
  return needed.some((part) => hub.lacks(part));
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

/** @returns null without a version to compare with. */
function olderThan(version: string | null | undefined): ((hub: HubRecord) => boolean) | null {
  const bound = typeof version === 'string' ? readVersion(version) : null;
  if (bound === null) return null;
  return ({ firmware }) => {
    const own = semver.coerce(firmware);
    return own !== null && semver.lt(own, bound);
  };
}

/** @returns null without a device to look for. */
function deviceCondition({
  deviceVendorId: vendorId,
  deviceProductId: productId,
}: HubFilter): ((hub: HubRecord) => boolean) | null {
  if (typeof vendorId !== 'number' && typeof productId !== 'number') return null;
  return (hub) =>
    hub.ports.some(
      ({ device }) =>
        device !== null &&
        (typeof vendorId !== 'number' || device.vendorId === vendorId) &&
        (typeof productId !== 'number' || device.productId === productId),
    );
}

/** @param search in lower case. */
function containsText(hub: HubRecord, search: string, spacesFound: ReadonlySet<string>): boolean {
  const contains = (text: string | null) => text?.toLowerCase().includes(search) ?? false;
  return (
    [hub.name, hub.customId, hub.serialNumber, hub.ipAddress].some(contains) ||
    (spacesFound.size > 0 && hub.spaceIds.some((spaceId) => spacesFound.has(spaceId))) ||
    hub.ports.some(
      ({ device }) => device !== null && (contains(device.vendorName) || contains(device.productName)),
    )
  );
}
