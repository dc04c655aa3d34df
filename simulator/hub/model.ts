import type { JsonObject, UsbDevice } from '../world/types.js';
import type { Profile } from './profile.js';

export type Otp = 'normal' | 'reduced' | 'overheat';

/** Energy that was counted: `wattSeconds` from `since` to `settled`; what came later is worked out when asked. */
export interface Meter {
  readonly since: number;
  readonly settled: number;
  readonly wattSeconds: number;
}

/** Another Ochno unit that hangs on a port. */
export interface OchnoUnit {
  readonly hwid: string;
  readonly port: number;
  /** Whether a laptop is plugged in there: to the hub below, the unit is as good as that laptop. */
  readonly inUse: boolean;
}

export interface PortModel {
  readonly device: UsbDevice | undefined;
  readonly unit: OchnoUnit | undefined;
  /** When the device was plugged in; its charging began then. */
  readonly since: number;
  readonly meter: Meter;
}

/** A hub at one moment. Never changed, only followed by the next one: what was shown last is kept by keeping it. */
export interface HubModel {
  readonly profile: Profile;
  readonly config: JsonObject;
  /** 0: none. */
  readonly active: number;
  /** The UC mode; false while no UC system is configured. */
  readonly uc: boolean;
  readonly ucMemory: boolean | undefined;
  /** The UC mode of the hub below, where that one has a UC system. */
  readonly ucSync: boolean | undefined;
  /** Whether a meeting runs in a room system that the cloud knows. */
  readonly meeting: boolean | undefined;
  readonly otp: Otp;
  readonly ports: readonly PortModel[];
  readonly meter: Meter;
}

/** @throws RangeError for a port that the hub has not. */
export function portAt(model: HubModel, port: number): PortModel {
  const found = model.ports[port - 1];
  if (found === undefined) throw new RangeError(`Port ${port} is none of 1–${model.ports.length}.`);
  return found;
}

/** The hub with one port changed. */
export function withPort(model: HubModel, port: number, change: Partial<PortModel>): HubModel {
  const next = { ...portAt(model, port), ...change };
  return { ...model, ports: model.ports.map((old, index) => (index === port - 1 ? next : old)) };
}

/** Whether a user's laptop is on the port, its own or one of the unit that hangs there. */
export function isConnected(model: HubModel, port: number): boolean {
  const found = model.ports[port - 1];
  return found !== undefined && (found.device !== undefined || found.unit?.inUse === true);
}

/** The numbers of the hub's ports, 1 first. */
export function portNumbers(model: HubModel): readonly number[] {
  return model.ports.map((_, index) => index + 1);
}
