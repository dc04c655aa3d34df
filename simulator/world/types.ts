/** JSON as Operated sends and takes it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** USB vendor and product id of a device, as the device's own descriptor tells them. */
export interface UsbDevice {
  readonly vid: number;
  readonly pid: number;
}

/** A person who can sign in to an organisation's account. A reader may not grant `hubs:write`. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'admin' | 'reader';
}

/** An organisation with its custom integration (OAuth client) and its people. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly users: readonly User[];
}

/** A meeting room. */
export interface Space {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
}

/** The events that Operated's webhooks know. No event tells of presence. */
export type HubEventName =
  'hub:state:change' | 'hub:config:change' | 'hub:con:change' | 'hub:charging' | 'hub:temp';

/** Something that happened to a hub. */
export interface HubEvent {
  readonly event: HubEventName;
  readonly hub: Hub;
  /** What a webhook carries as `data`, but for the hub's reference. */
  readonly data: JsonObject;
}

/** What a write to a hub came to. */
export type WriteResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly status: 400 | 409 | 422 | 504; readonly message: string };

/** One hub that lives. Every change that Operated would tell of reaches the world's listeners. */
export interface Hub {
  readonly id: string;
  readonly accountId: string;
  readonly spaceIds: readonly string[];
  readonly name: string;
  readonly serialNumber: string;
  /** The name that the organisation gave the hub; not every hub has one. */
  readonly customId?: string;
  /** `O-PC-3`, `O-PC-4` or `O-PH-4`. */
  readonly product: string;
  readonly firmware: string;
  readonly online: boolean;

  /** `data` of the hub, whole, as Operated shows it: only what the hub's product and firmware send. */
  data(): JsonObject;
  /** `data.state` as it is now; a fresh object. */
  state(): JsonObject;
  /** `data.config` as it is now; a fresh object. */
  config(): JsonObject;

  /** A device is plugged into port `port` (1 is the first); what was there before is unplugged. @throws RangeError for a port that the hub has not. */
  plug(port: number, device: UsbDevice): void;
  /** @throws RangeError for a port that the hub has not. */
  unplug(port: number): void;
  /** The port's button is pressed. @throws RangeError for a port without a button. */
  press(port: number, long: boolean): void;
  setPresence(online: boolean): void;
  /** A hub without over-temperature protection, which is every one but O-PH-4, stays as it is. */
  setTemperature(otp: 'normal' | 'reduced' | 'overheat'): void;
  /** Lays an RFC 7396 merge patch over what `data()` gives, until the world ends. */
  patchData(patch: JsonObject): void;
  /**
   * Takes a partial configuration, checks each value against the type and range of its setting, and applies all or
   * nothing.
   * @param unsupported whether a setting that this product or firmware has not refuses the write or is passed over.
   */
  putConfig(patch: JsonObject, unsupported: 'reject' | 'ignore'): WriteResult;
  /** Takes `{"activeport": n}`. */
  putState(patch: JsonObject): WriteResult;
}

export interface WorldOptions {
  readonly seed: number;
  readonly accounts: number;
  /** Over all accounts. */
  readonly spaces: number;
  /** Over all accounts. */
  readonly hubs: number;
}

/** The accounts, rooms, people and hubs that one simulator shows. */
export interface World {
  readonly seed: number;
  readonly accounts: readonly Account[];
  readonly spaces: readonly Space[];
  /** By id, in the order in which Operated lists them. */
  readonly hubs: ReadonlyMap<string, Hub>;

  /** The world's clock, ms since the epoch: real time, and what `advance` added to it. */
  now(): number;
  /** Lets the clock jump; energy, charging and all that lives ages with it. */
  advance(seconds: number): void;
  /** @returns what ends the listening. */
  onEvent(listener: (event: HubEvent) => void): () => void;
  /** People come and go, devices plug in and out, hubs run hot now and then, until `rest` is called. */
  live(): void;
  rest(): void;
}
