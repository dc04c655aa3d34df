import { SimulatedHub } from '../../../simulator/hub/hub.js';
import { isJsonObject } from '../../../simulator/hub/json.js';
import { firstModel } from '../../../simulator/world/first-model.js';
import { randomOf } from '../../../simulator/world/random.js';
import type { Role } from '../../../simulator/world/roles.js';
import type { HubEventName, Json, JsonObject, UsbDevice } from '../../../simulator/world/types.js';

/** A laptop that charges with 65 W by SPR. */
export const LAPTOP: UsbDevice = { vid: 0x413c, pid: 0x8161 };
/** A laptop that charges with 140 W by EPR, or less by SPR. */
export const STRONG_LAPTOP: UsbDevice = { vid: 0x05ac, pid: 0x0273 };

export interface Sent {
  readonly event: HubEventName;
  readonly data: JsonObject;
}

/** A single hub with a clock that the test advances, and the events of the hub. */
export function hubOf(role: Partial<Role> = {}) {
  const events: Sent[] = [];
  let now = Date.UTC(2026, 5, 1, 8);
  const model = firstModel(
    { family: 'OPC4', firmware: '1.1.0', ...role, laptops: role.laptops ?? [] },
    now,
    randomOf(1, 'test'),
  );
  const identity = {
    id: '65f0c0ffee0000000000a001',
    accountId: 'acc_1',
    spaceIds: ['spc_1'],
    name: 'Alfa table',
    serialNumber: 'O474C90FA5EDC1',
    customId: 'ALFA-01',
    hardwareVersion: '1',
    ip: '10.0.0.21',
  };
  const hub = new SimulatedHub(identity, model, {
    now: () => now,
    emit: (_, event, data) => void events.push({ event, data }),
    followed: () => undefined,
  });
  return { hub, events, wait: (seconds: number) => void (now += seconds * 1_000) };
}

/** Runs an action given as a word and a port: `plug 2`, `unplug 2`, `press 2`, `hold 2` (a long press), `api 2`. */
export function act(hub: SimulatedHub, action: string): void {
  const [verb, number] = action.split(' ');
  const port = Number(number);
  switch (verb) {
    case 'plug':
      return hub.plug(port, LAPTOP);
    case 'unplug':
      return hub.unplug(port);
    case 'press':
      return hub.press(port, false);
    case 'hold':
      return hub.press(port, true);
    case 'api':
      return void hub.putState({ activeport: port });
    default:
      throw new Error(`Nobody can ${action}.`);
  }
}

/** The value at a path of JSON; undefined if the path does not exist. */
export function at(json: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((part, name) => (isJsonObject(part) ? part[name] : undefined), json);
}
