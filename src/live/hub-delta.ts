import { isDeepStrictEqual } from 'node:util';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { PortRecord } from '../datasources/decode/port.js';
import type { PowerReading } from '../schema/power.js';
import { HubAspect } from '../schema/hub-aspect.js';
import { memoisePair } from '../wire/memoise.js';

/** The difference between two records of the same hub. */
export interface HubDelta {
  readonly aspects: readonly HubAspect[];
  /** The ports, as they are now, that changed in anything but power. */
  readonly ports: readonly PortRecord[];
  /** Whether the hub has a new power reading, even if only the counted energy differs. */
  readonly sampled: boolean;
}

/** What changed from one record of a hub to a later one. Many subscribers need the same delta: it is computed once. */
export const hubDelta = memoisePair(compare);

/** The delta of a hub that did not exist before: all of it. */
export function wholeDelta(hub: HubRecord): HubDelta {
  return {
    aspects: Object.values(HubAspect),
    ports: hub.ports,
    sampled: hub.power !== null,
  };
}

function compare(before: HubRecord, after: HubRecord): HubDelta {
  const ports = after.ports.filter((port) => {
    const old = before.port(port.number);
    return old === null || !isDeepStrictEqual(visible(old), visible(port));
  });
  const changes: Readonly<Record<HubAspect, boolean>> = {
    PRESENCE: before.online !== after.online,
    INFO: !isDeepStrictEqual(info(before), info(after)),
    STATE: !isDeepStrictEqual(before.state?.raw, after.state?.raw),
    CONFIG: !isDeepStrictEqual(before.config?.raw, after.config?.raw),
    PORTS: ports.length > 0 || before.ports.length !== after.ports.length,
    POWER: !isDeepStrictEqual(draws(before), draws(after)),
  };
  return {
    aspects: Object.values(HubAspect).filter((aspect) => changes[aspect]),
    ports,
    sampled: after.power !== null && !isDeepStrictEqual(sample(before.power), sample(after.power)),
  };
}

function info(hub: HubRecord): unknown {
  const { name, customId, serialNumber, hardwareId, firmware, hardwareVersion, ipAddress } = hub;
  return [
    [name, customId, serialNumber, hardwareId, firmware, hardwareVersion, ipAddress],
    [hub.product.code, hub.accountId, hub.spaceIds],
  ];
}

/** A port without its power reading. Whether it is the active one is part of the hub's state, not of its row. */
function visible(port: PortRecord): unknown {
  const { power, ...rest } = port.raw;
  return [port.active, rest];
}

function draws(hub: HubRecord): unknown {
  return [draw(hub.power), ...hub.ports.map((port) => draw(port.power))];
}

function draw(reading: PowerReading | null): unknown {
  return reading === null ? null : [reading.voltage, reading.current, reading.wattage];
}

/** A reading without its time. */
function sample(reading: PowerReading | null): unknown {
  return reading === null ? null : [reading.energy, reading.duration, draw(reading)];
}

/** The aspects in which any of these hubs differs from its known record. */
export function aspectsOf(
  known: ReadonlyMap<string, HubRecord>,
  changed: readonly HubRecord[],
): ReadonlySet<HubAspect> {
  const aspects = changed.flatMap((hub) => {
    const before = known.get(hub.id);
    return (before === undefined ? wholeDelta(hub) : hubDelta(before, hub)).aspects;
  });
  return new Set(aspects);
}
