import { cableOf, kindOf } from './devices.js';
import { pick } from './json.js';
import { portPower } from './power.js';
import { isEnabled } from './switching.js';
import type { JsonObject } from '../world/types.js';
import type { HubModel, PortModel } from './model.js';
import type { Charging } from './negotiation.js';

/** The name of a port: the guide has usb1–usb4, for every product. */
export function portName(port: number): string {
  return `usb${port}`;
}

/** `data.connections`, port by port; only what product and firmware send. */
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
    // All four look towards a laptop.
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
    // The values of dfpufp are not the guide's; VESA's status says 1 for a DFP, and a laptop is one.
    displayport: altMode && { multifunc: multifunction, enable: true, dfpufp: 1 },
    altmode: altMode && { role: 'DFP', mode: altMode },
  };
}
