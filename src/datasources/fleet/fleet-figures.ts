import { OverTemperature } from '../../schema/hub-state.js';
import type { FleetFigures, FleetGroup } from '../../telemetry/metrics/fleet-metrics.js';
import { isTurnOver, nextTurn } from '../../wire/event-loop-turns.js';
import type { HubRecord } from '../decode/hub.js';
import { isInUse } from '../hub-in-use.js';
import { createPairs, largest } from './pairs.js';

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

/** The figures of a group while they are added up; null where no hub has reported one. */
type Totals = { -readonly [Name in Exclude<keyof FleetGroup, 'product' | 'spaceId'>]: FleetGroup[Name] };

interface Count {
  hubs: number;
}

/** Computes the figures of hubs, in turns of the event loop. */
export async function fleetFigures(
  hubs: readonly HubRecord[],
  bounds: FleetBounds = FLEET_BOUNDS,
): Promise<FleetFigures> {
  const ofSpaces = createPairs(noHubs);
  const ofFirmware = createPairs<Count>(() => ({ hubs: 0 }));
  let turns = 0;
  for (const [index, hub] of hubs.entries()) {
    if (index % HUBS_BETWEEN_CHECKS === 0 && isTurnOver()) await nextTurn(turns++);
    const product = hub.product.code;
    add(ofSpaces.get(product, hub.spaceIds[0] ?? ''), totalsOf(hub));
    ofFirmware.get(product, hub.firmware ?? '').hubs += 1;
  }

  const spaces = ofSpaces.all();
  const shownProducts = largest(spaces, ({ first }) => first, bounds.products);
  const shownSpaces = largest(spaces, ({ second }) => second, bounds.spaces);
  const groups = createPairs(noHubs);
  for (const { first, second, value } of spaces) {
    add(groups.get(shown(shownProducts, first), shown(shownSpaces, second)), value);
  }

  const versions = ofFirmware.all();
  const shownVersions = largest(versions, (version) => version, bounds.firmware);
  const firmware = createPairs<Count>(() => ({ hubs: 0 }));
  for (const version of versions) {
    const isShown = shownVersions.has(version) && version.second.length <= LONGEST_VALUE;
    const name = isShown ? version.second : OTHER;
    firmware.get(shown(shownProducts, version.first), name).hubs += version.value.hubs;
  }
  return {
    groups: groups.all().map(({ first, second, value }) => ({ product: first, spaceId: second, ...value })),
    firmware: firmware
      .all()
      .map(({ first, second, value }) => ({ product: first, firmware: second, ...value })),
  };
}

function totalsOf(hub: HubRecord): Totals {
  const otp = hub.state?.overTemperature ?? OverTemperature.UNKNOWN;
  return {
    hubs: 1,
    online: count(hub.presence),
    inUse: count(isInUse(hub)),
    overTemperature: count(otp === OverTemperature.UNKNOWN ? null : otp !== OverTemperature.NORMAL),
    powerWatts: hub.power?.wattage ?? null,
  };
}

function noHubs(): Totals {
  return { hubs: 0, online: null, inUse: null, overTemperature: null, powerWatts: null };
}

function count(isCounted: boolean | null): number | null {
  return isCounted === null ? null : Number(isCounted);
}

function add(totals: Totals, others: Totals): void {
  totals.hubs += others.hubs;
  totals.online = sum(totals.online, others.online);
  totals.inUse = sum(totals.inUse, others.inUse);
  totals.overTemperature = sum(totals.overTemperature, others.overTemperature);
  totals.powerWatts = sum(totals.powerWatts, others.powerWatts);
}

/** What is null is not known, and does not count. */
function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one + other;
}

function shown(values: ReadonlySet<string>, value: string): string {
  return values.has(value) && value.length <= LONGEST_VALUE ? value : OTHER;
}
