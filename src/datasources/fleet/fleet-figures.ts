import { OverTemperature } from '../../schema/hub-state.js';
import type { FirmwareGroup, FleetFigures, FleetGroup } from '../../telemetry/metrics/fleet-metrics.js';
import { isTurnOver, nextTurn } from '../../wire/event-loop-turns.js';
import type { HubRecord } from '../decode/hub.js';
import { isInUse } from '../hub-in-use.js';

/** How many different values of a label are shown; hubs with others count together. */
export interface FleetBounds {
  readonly products: number;
  readonly spaces: number;
  /** Of product and firmware together. */
  readonly firmware: number;
}

export const FLEET_BOUNDS: FleetBounds = { products: 50, spaces: 500, firmware: 200 };

/** Stands for the values beyond the bounds. */
const OTHER = 'other';
/** A longer value counts as one beyond the bounds: Operated may send any text. */
const LONGEST_VALUE = 100;
/** How many hubs are decoded before the work checks whether its turn is over. */
const HUBS_BETWEEN_CHECKS = 20;

interface DecodedHub {
  readonly product: string;
  readonly spaceId: string;
  readonly firmware: string;
  readonly online: number | null;
  readonly inUse: number | null;
  readonly overTemperature: number | null;
  readonly powerWatts: number | null;
}

/** Computes the figures of hubs, in turns of the event loop. */
export async function fleetFigures(
  hubs: readonly HubRecord[],
  bounds: FleetBounds = FLEET_BOUNDS,
): Promise<FleetFigures> {
  const decoded: DecodedHub[] = [];
  let turns = 0;
  for (const [index, hub] of hubs.entries()) {
    if (index % HUBS_BETWEEN_CHECKS === 0 && isTurnOver()) await nextTurn(turns++);
    decoded.push(decode(hub));
  }
  const productOf = mostFrequent(decoded, ({ product }) => product, bounds.products);
  const spaceOf = mostFrequent(decoded, ({ spaceId }) => spaceId, bounds.spaces);
  const firmwareKey = ({ product, firmware }: DecodedHub) => JSON.stringify([product, firmware]);
  const isShown = mostFrequent(decoded, firmwareKey, bounds.firmware);
  const groups = new Map<string, FleetGroup>();
  const firmwares = new Map<string, FirmwareGroup>();
  for (const hub of decoded) {
    const product = shown(productOf, hub.product);
    const spaceId = shown(spaceOf, hub.spaceId);
    const key = JSON.stringify([product, spaceId]);
    groups.set(key, added(groups.get(key) ?? emptyGroup(product, spaceId), hub));
    const firmware =
      isShown.has(firmwareKey(hub)) && hub.firmware.length <= LONGEST_VALUE ? hub.firmware : OTHER;
    const firmwareGroup = JSON.stringify([product, firmware]);
    const known = firmwares.get(firmwareGroup)?.hubs ?? 0;
    firmwares.set(firmwareGroup, { product, firmware, hubs: known + 1 });
  }
  return { groups: [...groups.values()], firmware: [...firmwares.values()] };
}

function decode(hub: HubRecord): DecodedHub {
  const otp = hub.state?.overTemperature ?? OverTemperature.UNKNOWN;
  return {
    product: hub.product.code,
    spaceId: hub.spaceIds[0] ?? '',
    firmware: hub.firmware ?? '',
    online: count(hub.presence),
    inUse: count(isInUse(hub)),
    overTemperature: count(otp === OverTemperature.UNKNOWN ? null : otp !== OverTemperature.NORMAL),
    powerWatts: hub.power?.wattage ?? null,
  };
}

function count(isCounted: boolean | null): number | null {
  return isCounted === null ? null : Number(isCounted);
}

/** The values that most hubs have. */
function mostFrequent(
  hubs: readonly DecodedHub[],
  valueOf: (hub: DecodedHub) => string,
  limit: number,
): ReadonlySet<string> {
  const frequencies = new Map<string, number>();
  for (const hub of hubs) {
    const value = valueOf(hub);
    frequencies.set(value, (frequencies.get(value) ?? 0) + 1);
  }
  const byFrequency = [...frequencies].sort(([, one], [, other]) => other - one);
  return new Set(byFrequency.slice(0, limit).map(([value]) => value));
}

function shown(values: ReadonlySet<string>, value: string): string {
  return values.has(value) && value.length <= LONGEST_VALUE ? value : OTHER;
}

function emptyGroup(product: string, spaceId: string): FleetGroup {
  return { product, spaceId, hubs: 0, online: null, inUse: null, overTemperature: null, powerWatts: null };
}

function added(group: FleetGroup, hub: DecodedHub): FleetGroup {
  return {
    ...group,
    hubs: group.hubs + 1,
    online: sum(group.online, hub.online),
    inUse: sum(group.inUse, hub.inUse),
    overTemperature: sum(group.overTemperature, hub.overTemperature),
    powerWatts: sum(group.powerWatts, hub.powerWatts),
  };
}

/** What is null is not known, and does not count. */
function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one + other;
}
