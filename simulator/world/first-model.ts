import { DEVICES } from '../hub/devices.js';
import { numberOf } from '../hub/config.js';
import { type HubModel, type PortModel, portNumbers } from '../hub/model.js';
import { pick } from '../hub/json.js';
import { profileOf } from '../hub/profile.js';
import { plugIn } from '../hub/switching.js';
import { withActive, withConfig } from '../hub/uc.js';
import type { Random } from './random.js';
import type { Role } from './roles.js';

const MINUTE = 60_000;
/** Invented: the occupancy of rooms at the start. */
const OCCUPANCY = 0.35;

/** A hub that started some hours ago, and whose laptops were connected one after the other. */
export function firstModel(role: Role, now: number, random: Random): HubModel {
  const profile = profileOf(role.family, role.firmware);
  const booted = now - random.integer(3 * 60, 9 * 60) * MINUTE;
  const meter = { since: booted, settled: booted, wattSeconds: 0 };
  const empty: PortModel = { device: undefined, unit: undefined, since: booted, meter };
  const blank: HubModel = {
    profile,
    config: profile.presets,
    active: 0,
    uc: false,
    ucMemory: undefined,
    ucSync: undefined,
    meeting: role.meeting,
    otp: 'normal',
    ports: [empty, empty, empty, empty],
    meter,
  };
  return withLaptops(boot(configured(blank, role)), role, booted, now, random);
}

function configured(model: HubModel, role: Role): HubModel {
  if (role.config === undefined) return model;
  const own = pick(role.config, model.profile.settings);
  return withConfig(model, { ...model.config, ...own });
}

/** A hub starts with its default port active, with or without a laptop (API guide, `defaultport`). */
function boot(model: HubModel): HubModel {
  if (!model.profile.facts.switches) return model;
  return withActive(model, numberOf(model.config, 'defaultport'), 'automatic');
}

function withLaptops(model: HubModel, role: Role, from: number, now: number, random: Random): HubModel {
  const taken = portNumbers(model).filter((port) =>
    role.laptops === undefined ? random.chance(OCCUPANCY) : role.laptops.includes(port),
  );
  const came = taken
    .map((port) => ({ port, at: random.integer(Math.max(from, now - 150 * MINUTE), now - MINUTE) }))
    .sort((a, b) => a.at - b.at);
  return came.reduce((hub, { port, at }) => {
    const device = deviceFor(role, port, random);
    return device === undefined ? hub : plugIn(hub, port, device, at);
  }, model);
}

/** The charger with the newer firmware has a device that uses the mode that no client knows. */
function deviceFor(role: Role, port: number, random: Random) {
  if (role.firmware.startsWith('2.') && port === 1) return DEVICES[0];
  return random.pick(DEVICES);
}
