import { isOn, namesPort, wordOf } from './config.js';
import { type HubModel, isConnected, portNumbers } from './model.js';
import type { JsonObject } from '../world/types.js';

/** Whether a change of the active port was someone's wish, by button or API, or the hub's own doing. */
export type Cause = 'manual' | 'automatic';

/** Whether the hub has a UC system: without one there is no mode (API guide, `mtrmode`). */
export function hasUc(config: JsonObject): boolean {
  return wordOf(config, 'usemtr') !== 'off';
}

/** The hub after its active port became `port`, with the UC mode that this brings. */
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

/** Whether the memory is one for the hub or one a port is not documented; inferred: one for the hub. */
function remember(model: HubModel): HubModel {
  return isOn(model.config, 'mtrmodememory') ? { ...model, ucMemory: model.uc } : model;
}

/** UC turns to BYOD and back. With no port active there is nothing to turn, unless the mode outlives that. */
export function toggleUc(model: HubModel): HubModel {
  if (!hasUc(model.config)) return model;
  if (model.active === 0 && !isOn(model.config, 'mtrkeepmodeinactive')) return model;
  return remember({ ...model, uc: !model.uc });
}

/**
 * A laptop has left port `port`: is the remembered mode cleared? The values of `mtrautoswitchreset` are not explained;
 * inferred: they mean what those of `autoswitchdisconnect` mean.
 */
export function resetMemory(model: HubModel, port: number): HubModel {
  const reset = leavingMatters(model, port, wordOf(model.config, 'mtrautoswitchreset'));
  return reset ? { ...model, ucMemory: undefined } : model;
}

/** The rule of `on` (last device), `active` (the active one) and `both`, for a laptop that has left `port`. */
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

/** The hub after its configuration changed: a UC system that came starts in the port's mode, one that went leaves none. */
export function withConfig(model: HubModel, config: JsonObject): HubModel {
  const next = { ...model, config };
  if (!hasUc(config)) return { ...next, uc: false, ucMemory: undefined };
  const had = hasUc(model.config);
  const uc = had ? model.uc : namesPort(config, 'mtrdefaultmodeports', model.active);
  if (!isOn(config, 'mtrmodememory')) return { ...next, uc, ucMemory: undefined };
  const begins = !had || !isOn(model.config, 'mtrmodememory');
  return begins && model.active !== 0 ? remember({ ...next, uc }) : { ...next, uc };
}
