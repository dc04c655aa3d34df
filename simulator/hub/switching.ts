import { isOn, itemOf, namesPort, numberOf, wordOf } from './config.js';
import { type HubModel, isConnected, portAt, withPort } from './model.js';
import { type Cause, hasUc, leavingMatters, resetMemory, toggleUc, withActive } from './uc.js';
import type { UsbDevice } from '../world/types.js';

/**
 * Whether the active port is locked. What ends the lock is not documented; inferred: it holds while a laptop is
 * connected to the active port.
 */
export function isLocked(model: HubModel): boolean {
  return numberOf(model.config, 'lockactive') === 1 && isConnected(model, model.active);
}

/** Makes `port` active (0: none) unless the lock forbids it. */
export function activate(model: HubModel, port: number, cause: Cause): HubModel {
  return isLocked(model) || !model.profile.facts.switches ? model : withActive(model, port, cause);
}

/** A device is plugged into a free port. */
export function plugIn(model: HubModel, port: number, device: UsbDevice, at: number): HubModel {
  const meter = { since: at, settled: at, wattSeconds: 0 };
  return afterConnect(withPort(model, port, { device, since: at, meter }), port);
}

/**
 * A laptop was connected to `port`. `on` switches if nothing else is active (API guide), or if no other device is
 * connected (page on switching); inferred: it switches unless a connected laptop is active.
 */
function afterConnect(model: HubModel, port: number): HubModel {
  if (!namesPort(model.config, 'autoswitchports', port)) return model;
  switch (wordOf(model.config, 'autoswitchconnect')) {
    case 'always':
      return activate(model, port, 'automatic');
    case 'on': {
      const isShown = model.active !== port && isConnected(model, model.active);
      return isShown ? model : activate(model, port, 'automatic');
    }
    default:
      return model;
  }
}

/** Unplugs the device or unit of a port. */
export function plugOut(model: HubModel, port: number, at: number): HubModel {
  const wasConnected = isConnected(model, port);
  const meter = { since: at, settled: at, wattSeconds: 0 };
  const empty = withPort(model, port, { device: undefined, unit: undefined, since: at, meter });
  return wasConnected ? afterDisconnect(empty, port) : empty;
}

/** A laptop was disconnected from `port`. The UC mode memory is reset first, because the fallback port reads it. */
function afterDisconnect(model: HubModel, port: number): HubModel {
  const forgotten = resetMemory(model, port);
  const falls = leavingMatters(forgotten, port, wordOf(model.config, 'autoswitchdisconnect'));
  return falls ? activate(forgotten, numberOf(model.config, 'defaultport'), 'automatic') : forgotten;
}

/** The unit at `port` got its first laptop or lost its last. */
export function unitInUse(model: HubModel, port: number, inUse: boolean): HubModel {
  const { unit } = portAt(model, port);
  if (unit === undefined || unit.inUse === inUse) return model;
  const next = withPort(model, port, { unit: { ...unit, inUse } });
  // A unit requests activation when one of its own ports becomes active, so its connection needs no rule here.
  return inUse ? next : afterDisconnect(next, port);
}

/** The port's button is pressed (page on switching: a press on the active port deactivates it). */
export function pressButton(model: HubModel, port: number, long: boolean): HubModel {
  const { config } = model;
  if (namesPort(config, 'buttondisabled', port)) return model;
  if (isOn(config, 'buttonemptydisabled') && !isConnected(model, port)) return model;
  // Inferred: without a delay the hub can't distinguish a long press from a short one.
  if (long && hasUc(config) && numberOf(config, 'mtrlongpressdelay') > 0) return toggleUc(model);
  if (port !== model.active) return activate(model, port, 'manual');
  // The place of "off" in the cycle is not documented; inferred: the two modes alternate.
  if (hasUc(config) && isOn(config, 'mtrbuttoncycle')) return toggleUc(model);
  const fallback = isOn(config, 'buttonoffdefaultport') ? numberOf(config, 'defaultport') : 0;
  return activate(model, fallback, 'manual');
}

/** Whether a port is on: `inactivedisabled` and `enabledports` turn ports off. */
export function isEnabled(model: HubModel, port: number): boolean {
  const { config } = model;
  if (model.profile.facts.switches) {
    return port === model.active || !namesPort(config, 'inactivedisabled', port);
  }
  return itemOf(config, 'enabledports', port) !== false;
}
