import { cableOf, kindOf } from './devices.js';
import { pick } from './json.js';
import { portPower } from './power.js';
import { isEnabled } from './switching.js';
import type { JsonObject } from '../world/types.js';
import type { HubModel, PortModel } from './model.js';
import type { Charging } from './negotiation.js';

/** The name of a port: usb1–usb4 for every product (API guide). */
export function portName(port: number): string {
  return `usb${port}`;
}

/** `data.connections` by port, with the fields that the product and firmware send. */
export function connectionsOf(
  model: HubModel,
  agreed: ReadonlyMap<number, Charging>,
  now: number,
): JsonObject {
  return Object.fromEntries(
    model.ports.map((port, index) => {
      const number = index + 1;
      const whole = connectionOf(model, port, number, agreed.get(number), now);
      return [portName(number), pick(whole, model.profile.connectionFields)];
    }),
  );
}

function connectionOf(
  model: HubModel,
  port: PortModel,
  number: number,
  charging: Charging | undefined,
  now: number,
): JsonObject {
  const { device, unit } = port;
  return {
    type: 'usb-c',
    connected: device !== undefined || unit !== undefined,
    enabled: isEnabled(model, number),
    // All four ports are for laptops.
    direction: 'upstream',
    device: device && { vid: device.vid, pid: device.pid },
    charging: charging && { ...charging },
    power: charging && portPower(port, charging, now),
    ...(device && altModeOf(device, number)),
    ochno: unit && { hwid: unit.hwid, port: unit.port },
  };
}

function altModeOf(device: NonNullable<PortModel['device']>, port: number): JsonObject {
  const { altMode, multifunction } = kindOf(device);
  const cable = cableOf(device, port);
  return {
    cable: cable && { vid: cable.vid, pid: cable.pid },
    // The guide does not list the values of dfpufp. In VESA's DisplayPort status, 1 is a DFP, as a laptop is.
    displayport: altMode && { multifunc: multifunction, enable: true, dfpufp: 1 },
    altmode: altMode && { role: 'DFP', mode: altMode },
  };
}
