import { chargingOf } from './charging.js';
import { drawAt, drawnUntil } from './draw.js';
import { peripheralWatts } from './peripherals.js';
import type { JsonObject } from '../world/types.js';
import type { HubModel, Meter, PortModel } from './model.js';
import type { Charging } from './negotiation.js';

/** Adds the energy until `now` to the meters. Called before each change, so that each interval has constant rules. */
export function settle(model: HubModel, now: number): HubModel {
  const agreed = chargingOf(model);
  const ports = model.ports.map((port, index) => {
    const used = portEnergy(port, agreed.get(index + 1), port.meter.settled, now);
    return used === 0 && port.device === undefined ? port : { ...port, meter: added(port.meter, used, now) };
  });
  return { ...model, ports, meter: added(model.meter, hubEnergy(model, agreed, now), now) };
}

/** `data.power`: the energy of the hub since its start, and its current power. */
export function hubPower(model: HubModel, agreed: ReadonlyMap<number, Charging>, now: number): JsonObject {
  const watts = model.ports.reduce(
    (sum, port, index) => sum + portWatts(port, agreed.get(index + 1), now),
    fixedWatts(model),
  );
  const energy = model.meter.wattSeconds + hubEnergy(model, agreed, now);
  return reading(model.meter.since, energy, watts, model.profile.facts.inputVoltage, now);
}

/** `power` of a connection: the energy and power that its device was charged with. */
export function portPower(port: PortModel, charging: Charging, now: number): JsonObject {
  const energy = port.meter.wattSeconds + portEnergy(port, charging, port.meter.settled, now);
  return reading(port.meter.since, energy, portWatts(port, charging, now), charging.requestedvoltage, now);
}

function added(meter: Meter, wattSeconds: number, now: number): Meter {
  return { ...meter, settled: Math.max(meter.settled, now), wattSeconds: meter.wattSeconds + wattSeconds };
}

function hubEnergy(model: HubModel, agreed: ReadonlyMap<number, Charging>, now: number): number {
  const { settled } = model.meter;
  const seconds = Math.max(0, now - settled) / 1_000;
  return model.ports.reduce(
    (sum, port, index) => sum + portEnergy(port, agreed.get(index + 1), settled, now),
    fixedWatts(model) * seconds,
  );
}

function fixedWatts(model: HubModel): number {
  return model.profile.facts.idleWatts + peripheralWatts(model);
}

function wattsAgreed(charging: Charging): number {
  const { requestedvoltage, requestedcurrent } = charging;
  return Math.min(charging.allocatedpower, (requestedvoltage * requestedcurrent) / 1e6);
}

function portWatts(port: PortModel, charging: Charging | undefined, now: number): number {
  return charging === undefined ? 0 : wattsAgreed(charging) * drawAt((now - port.since) / 1_000);
}

function portEnergy(port: PortModel, charging: Charging | undefined, from: number, to: number): number {
  if (charging === undefined || to <= from) return 0;
  const drawn = drawnUntil((to - port.since) / 1_000) - drawnUntil((from - port.since) / 1_000);
  return wattsAgreed(charging) * drawn;
}

/** Wattage is voltage times current; energy is wattage over the duration. */
function reading(
  since: number,
  wattSeconds: number,
  watts: number,
  voltage: number,
  now: number,
): JsonObject {
  const current = Math.round((watts * 1e6) / voltage);
  return {
    energy: rounded(wattSeconds / 3_600),
    duration: Math.max(0, Math.round((now - since) / 1_000)),
    voltage,
    current,
    wattage: rounded((voltage * current) / 1e6),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
