import { isOn, namesPort, wordOf } from './config.js';
import { type HubModel, isConnected, portNumbers } from './model.js';
import type { JsonObject } from '../world/types.js';

/** Whether the active port was changed by a user (button or API) or by the hub. */
export type Cause = 'manual' | 'automatic';

/** Whether a UC system is configured: without one there is no mode (API guide, `mtrmode`). */
export function hasUc(config: JsonObject): boolean {
  return wordOf(config, 'usemtr') !== 'off';
}

/** The model after the active port changed to `port`, with the resulting UC mode. */
export function withActive(model: HubModel, port: number, cause: Cause): HubModel {
  if (port === model.active) return model;
  if (!hasUc(model.config)) return { ...model, active: port };
  if (port === 0) {
    const uc = model.uc && isOn(model.config, 'mtrkeepmodeinactive');
    return { ...model, active: 0, uc };
  }
  return remember({ ...model, active: port, uc: modeOn(model, port, cause) });
}

function modeOn(model: HubModel, port: number, cause: Cause): boolean {
  const { config } = model;
  if (cause === 'manual' && isOn(config, 'mtrmanualinherit')) return model.uc;
  const remembered = isOn(config, 'mtrmodememory') ? model.ucMemory : undefined;
  return remembered ?? namesPort(config, 'mtrdefaultmodeports', port);
}

/** Whether the memory is kept for the hub or for each port is not documented; inferred: for the hub. */
function remember(model: HubModel): HubModel {
  return isOn(model.config, 'mtrmodememory') ? { ...model, ucMemory: model.uc } : model;
}

/** Toggles UC and BYOD. Without an active port nothing changes, unless `mtrkeepmodeinactive` is set. */
export function toggleUc(model: HubModel): HubModel {
  if (!hasUc(model.config)) return model;
  if (model.active === 0 && !isOn(model.config, 'mtrkeepmodeinactive')) return model;
  return remember({ ...model, uc: !model.uc });
}

/**
 * Clears the remembered mode after a laptop was disconnected from `port`, if configured. The values of
 * `mtrautoswitchreset` are not documented; inferred: they are those of `autoswitchdisconnect`.
 */
export function resetMemory(model: HubModel, port: number): HubModel {
  const reset = leavingMatters(model, port, wordOf(model.config, 'mtrautoswitchreset'));
  return reset ? { ...model, ucMemory: undefined } : model;
}

/** Whether the rule `on` (last device), `active` (active device) or `both` applies to a disconnect from `port`. */
export function leavingMatters(model: HubModel, port: number, rule: string): boolean {
  const takesPart = (other: number) => namesPort(model.config, 'autoswitchports', other);
  if (!takesPart(port)) return false;
  const last = !portNumbers(model).some((other) => takesPart(other) && isConnected(model, other));
  const wasActive = model.active === port;
  switch (rule) {
    case 'on':
      return last;
    case 'active':
      return wasActive;
    case 'both':
      return last || wasActive;
    default:
      return false;
  }
}

/** The model after a change of configuration: a new UC system starts in the mode of the active port. */
export function withConfig(model: HubModel, config: JsonObject): HubModel {
  const next = { ...model, config };
  if (!hasUc(config)) return { ...next, uc: false, ucMemory: undefined };
  const had = hasUc(model.config);
  const uc = had ? model.uc : namesPort(config, 'mtrdefaultmodeports', model.active);
  if (!isOn(config, 'mtrmodememory')) return { ...next, uc, ucMemory: undefined };
  const begins = !had || !isOn(model.config, 'mtrmodememory');
  return begins && model.active !== 0 ? remember({ ...next, uc }) : { ...next, uc };
}
