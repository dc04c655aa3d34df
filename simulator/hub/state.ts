import { isOn, numberOf, wordOf } from './config.js';
import { pick } from './json.js';
import { type HubModel, isConnected, portNumbers } from './model.js';
import { hasUc } from './uc.js';
import type { JsonObject } from '../world/types.js';

/** `data.state`: the relevant fields of those that the product and firmware send. */
export function stateOf(model: HubModel): JsonObject {
  const whole: JsonObject = {
    connected: portNumbers(model).map((port) => (isConnected(model, port) ? 1 : 0)),
    active: model.active,
    ...(hasUc(model.config) && ucOf(model)),
    mtrsync: model.ucSync,
    externalmtr: model.meeting,
    // The guide's example sends `false` too. Nothing in the simulator turns it on.
    adminmode: false,
    otp: model.otp,
  };
  return pick(whole, model.profile.stateFields);
}

/** The configuration selects one of `mtrport`, `mtrdisable` and `mtrextension`; the first two are sent in UC mode only. */
function ucOf({ config, uc }: HubModel): JsonObject {
  const arrangement = wordOf(config, 'usemtr');
  if (isOn(config, 'mtronextension')) return { mtrmode: uc, mtrextension: arrangement };
  if (!uc) return { mtrmode: false };
  return arrangement === 'port'
    ? { mtrmode: true, mtrport: numberOf(config, 'mtrport') }
    : { mtrmode: true, mtrdisable: numberOf(config, 'mtrdisableusb') };
}
