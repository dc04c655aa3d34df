import { changesBetween } from './changes.js';
import { checkConfig } from './config.js';
import { portName } from './connections.js';
import { dataOf } from './data.js';
import { isJsonObject } from './json.js';
import { mergePatch } from './merge-patch.js';
import { type HubModel, type Otp, portAt } from './model.js';
import { settle } from './power.js';
import { activate, plugIn, plugOut, pressButton } from './switching.js';
import { withConfig } from './uc.js';
import { lockRejection, readActivePort } from './write-state.js';
import type { Hub, HubEventName, JsonObject, UsbDevice, WriteResult } from '../world/types.js';
import type { HubIdentity } from './identity.js';

/** The parts of the world that a hub uses. */
export interface Surroundings {
  now(): number;
  emit(hub: SimulatedHub, event: HubEventName, data: JsonObject): void;
  /** The hub changed; hubs chained to it may have to change too. */
  followed(hub: SimulatedHub, before: HubModel): void;
}

/** One hub. It holds its current model; the rules are functions of this folder. */
export class SimulatedHub implements Hub {
  readonly id: string;
  readonly accountId: string;
  readonly spaceIds: readonly string[];
  readonly name: string;
  readonly serialNumber: string;
  readonly customId: string | undefined;
  readonly product: string;
  readonly firmware: string;
  readonly #identity: HubIdentity;
  readonly #world: Surroundings;
  #model: HubModel;
  /** The last data that Operated received before the hub went offline; undefined while it is online. */
  #lastKnown: { readonly model: HubModel; readonly at: number } | undefined;
  #patches: readonly JsonObject[] = [];

  constructor(identity: HubIdentity, model: HubModel, world: Surroundings) {
    this.id = identity.id;
    this.accountId = identity.accountId;
    this.spaceIds = identity.spaceIds;
    this.name = identity.name;
    this.serialNumber = identity.serialNumber;
    this.customId = identity.customId;
    this.product = model.profile.facts.product;
    this.firmware = model.profile.firmware;
    this.#identity = identity;
    this.#world = world;
    this.#model = model;
  }

  get online(): boolean {
    return this.#lastKnown === undefined;
  }

  /** The current model of the hub, also while it is offline. */
  get model(): HubModel {
    return this.#model;
  }

  data(): JsonObject {
    const { model, at } = this.#lastKnown ?? { model: this.#model, at: this.#world.now() };
    const own = dataOf(this.#identity, model, this.online, at);
    return this.#patches.reduce<JsonObject>((data, patch) => mergePatch(data, patch), own);
  }

  state(): JsonObject {
    return partOf(this.data(), 'state');
  }

  config(): JsonObject {
    return partOf(this.data(), 'config');
  }

  plug(port: number, device: UsbDevice): void {
    const { device: present, unit } = portAt(this.#model, port);
    if (present !== undefined || unit !== undefined) this.unplug(port);
    this.change((model, now) => plugIn(model, port, { vid: device.vid, pid: device.pid }, now));
  }

  unplug(port: number): void {
    const { device, unit } = portAt(this.#model, port);
    if (device === undefined && unit === undefined) return;
    this.change((model, now) => plugOut(model, port, now));
  }

  press(port: number, long: boolean): void {
    portAt(this.#model, port);
    if (!this.#model.profile.facts.switches) throw new RangeError(`${this.product} has no buttons.`);
    this.change((model) => pressButton(model, port, long));
  }

  setPresence(online: boolean): void {
    if (online === this.online) return;
    if (!online) {
      this.#lastKnown = { model: this.#model, at: this.#world.now() };
      return;
    }
    const shown = this.data();
    this.#lastKnown = undefined;
    this.#emitChanges(shown, false);
  }

  setTemperature(otp: Otp): void {
    // O-PC-4 has no otp (API guide); O-PC-3 is not documented: both ignore temperature.
    if (!this.#model.profile.stateFields.has('otp')) return;
    this.change((model) => (model.otp === otp ? model : { ...model, otp }));
  }

  patchData(patch: JsonObject): void {
    const shown = this.data();
    this.#patches = [...this.#patches, patch];
    this.#emitChanges(shown, false);
  }

  putConfig(patch: JsonObject, unsupported: 'reject' | 'ignore'): WriteResult {
    const checked = checkConfig(this.#model.profile, patch, unsupported);
    if (!checked.ok) return checked;
    if (!this.online) return this.#silent();
    const { accepted } = checked;
    if (Object.keys(accepted).length > 0) {
      this.change((model) => withConfig(model, { ...model.config, ...accepted }), true);
    }
    return { ok: true };
  }

  putState(patch: JsonObject): WriteResult {
    const port = readActivePort(this.#model.profile, patch);
    if (typeof port !== 'number') return port;
    if (!this.online) return this.#silent();
    const rejection = lockRejection(this.#model, port);
    if (rejection !== undefined) return rejection;
    this.change((model) => activate(model, port, 'manual'));
    return { ok: true };
  }

  /** Sends an event with the charging of a port. Invented: that a hub sends one while batteries charge. */
  reportCharging(port: number): void {
    const { charging, power } = partOf(partOf(this.data(), 'connections'), portName(port));
    if (charging === undefined || !this.online) return;
    this.#world.emit(this, 'hub:charging', { port: portName(port), charging, power });
  }

  /** Sets the next model and sends the events of what changed. */
  change(step: (model: HubModel, now: number) => HubModel, written = false): void {
    const now = this.#world.now();
    const before = settle(this.#model, now);
    const after = step(before, now);
    if (after === before) return;
    const shown = this.data();
    this.#model = after;
    if (this.online) this.#emitChanges(shown, written);
    this.#world.followed(this, before);
  }

  #emitChanges(shown: JsonObject, written: boolean): void {
    for (const { event, data } of changesBetween(shown, this.data(), written)) {
      this.#world.emit(this, event, data);
    }
  }

  /** The answer for an offline hub is not documented (inferred). */
  #silent(): WriteResult {
    return { ok: false, status: 504, message: `Hub ${this.serialNumber} did not answer.` };
  }
}

function partOf(data: JsonObject, name: string): JsonObject {
  const part = data[name];
  return isJsonObject(part) ? part : {};
}
