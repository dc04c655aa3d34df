/** JSON as Operated sends and receives it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** USB vendor and product id of a device, from its descriptor. */
export interface UsbDevice {
  readonly vid: number;
  readonly pid: number;
}

/** A user of an organisation's account. A reader can't grant `hubs:write`. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'admin' | 'reader';
}

/** An organisation with its custom integration (OAuth client) and its users. */
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

/** The webhook events of Operated. There is none for presence. */
export type HubEventName =
  'hub:state:change' | 'hub:config:change' | 'hub:con:change' | 'hub:charging' | 'hub:temp';

/** An event of a hub. */
export interface HubEvent {
  readonly event: HubEventName;
  readonly hub: Hub;
  /** `data` of the webhook, without the reference to the hub. */
  readonly data: JsonObject;
}

/** The result of a write to a hub. */
export type WriteResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly status: 400 | 409 | 422 | 504; readonly message: string };

/** One simulated hub. The world's listeners receive every change that Operated would report. */
export interface Hub {
  readonly id: string;
  readonly accountId: string;
  readonly spaceIds: readonly string[];
  readonly name: string;
  readonly serialNumber: string;
  /** The name that the organisation gave the hub, if any. */
  readonly customId?: string;
  /** `O-PC-3`, `O-PC-4` or `O-PH-4`. */
  readonly product: string;
  readonly firmware: string;
  readonly online: boolean;

  /** The complete `data` of the hub as Operated shows it: the fields that its product and firmware send. */
  data(): JsonObject;
  /** The current `data.state`, as a new object. */
  state(): JsonObject;
  /** The current `data.config`, as a new object. */
  config(): JsonObject;

  /** Plugs a device into port `port` (from 1), in place of another. @throws RangeError for a port that the hub does not have. */
  plug(port: number, device: UsbDevice): void;
  /** @throws RangeError for a port that the hub does not have. */
  unplug(port: number): void;
  /** Presses the button of a port. @throws RangeError for a port without a button. */
  press(port: number, long: boolean): void;
  setPresence(online: boolean): void;
  /** Only an O-PH-4 has over-temperature protection; other hubs do not change. */
  setTemperature(otp: 'normal' | 'reduced' | 'overheat'): void;
  /** Applies an RFC 7396 merge patch to every later result of `data()`. */
  patchData(patch: JsonObject): void;
  /**
   * Validates a partial configuration by type and range, and applies all of it or nothing.
   * @param unsupported whether a setting that the product or firmware does not support rejects the write or is ignored.
   */
  putConfig(patch: JsonObject, unsupported: 'reject' | 'ignore'): WriteResult;
  /** Writes `{"activeport": n}`. */
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

/** The accounts, rooms, users and hubs of a simulator. */
export interface World {
  readonly seed: number;
  readonly accounts: readonly Account[];
  readonly spaces: readonly Space[];
  /** By id, in the order of Operated's list. */
  readonly hubs: ReadonlyMap<string, Hub>;

  /** The clock of the world, ms since the epoch: real time plus what `advance` added. */
  now(): number;
  /** Advances the clock; energy, charging and tokens follow. */
  advance(seconds: number): void;
  /** @returns a function that removes the listener. */
  onEvent(listener: (event: HubEvent) => void): () => void;
  /** Starts random changes of the world; they end when `rest` is called. */
  live(): void;
  rest(): void;
}
