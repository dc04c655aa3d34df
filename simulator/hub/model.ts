import type { JsonObject, UsbDevice } from '../world/types.js';
import type { Profile } from './profile.js';

export type Otp = 'normal' | 'reduced' | 'overheat';

/** A meter: `wattSeconds` from `since` to `settled`. Later energy is calculated when it is read. */
export interface Meter {
  readonly since: number;
  readonly settled: number;
  readonly wattSeconds: number;
}

/** Another Ochno unit that is connected to a port. */
export interface OchnoUnit {
  readonly hwid: string;
  readonly port: number;
  /** Whether a laptop is plugged into the unit: the hub treats the unit as that laptop. */
  readonly inUse: boolean;
}

export interface PortModel {
  readonly device: UsbDevice | undefined;
  readonly unit: OchnoUnit | undefined;
  /** When the device was plugged in and its charging began. */
  readonly since: number;
  readonly meter: Meter;
}

/** The state of a hub at one moment. Immutable: a change makes a new model. */
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
  /** Whether a meeting is running in a room system that the cloud is connected to. */
  readonly meeting: boolean | undefined;
  readonly otp: Otp;
  readonly ports: readonly PortModel[];
  readonly meter: Meter;
}

/** @throws RangeError for a port that the hub does not have. */
export function portAt(model: HubModel, port: number): PortModel {
  const found = model.ports[port - 1];
  if (found === undefined) throw new RangeError(`Port ${port} is not in 1–${model.ports.length}.`);
  return found;
}

/** A copy of the model with one port changed. */
export function withPort(model: HubModel, port: number, change: Partial<PortModel>): HubModel {
  const next = { ...portAt(model, port), ...change };
  return { ...model, ports: model.ports.map((old, index) => (index === port - 1 ? next : old)) };
}

/** Whether a laptop is connected to the port, directly or through the unit at the port. */
export function isConnected(model: HubModel, port: number): boolean {
  const found = model.ports[port - 1];
  return found !== undefined && (found.device !== undefined || found.unit?.inUse === true);
}

/** The port numbers of the hub, from 1. */
export function portNumbers(model: HubModel): readonly number[] {
  return model.ports.map((_, index) => index + 1);
}
