import { type Claim, shareBudget, type Sharing } from './budget.js';
import { itemOf, numberOf, wordOf } from './config.js';
import { type DeviceKind, kindOf, type Protocol } from './devices.js';
import { isList } from './json.js';
import { appetiteOf, type Charging, negotiate } from './negotiation.js';
import { isEnabled } from './switching.js';
import type { HubModel } from './model.js';

/** The charging of each port; ports without a device, switched off, or on an overheated hub are missing. */
export function chargingOf(model: HubModel): ReadonlyMap<number, Charging> {
  // Inferred from the names: an overheated hub does not charge. Invented: `reduced` halves the budget.
  if (model.otp === 'overheat' || !givesPower(model)) return new Map();
  const { maxWatts } = model.profile.facts;
  const budget = model.otp === 'reduced' ? maxWatts / 2 : maxWatts;
  const protocols = protocolsOf(model);
  const claims = claimsOf(model, protocols);
  const granted = shareBudget(sharingOf(model), budget, claims);
  return new Map(
    claims.map(({ port, kind }) => {
      const watts = granted.get(port) ?? 0;
      return [port, negotiate(kind, protocols, watts, model.profile.newerThanGuide)];
    }),
  );
}

function claimsOf(
  model: HubModel,
  protocols: ReadonlySet<unknown>,
): readonly (Claim & { readonly kind: DeviceKind })[] {
  const scale = model.otp === 'reduced' ? 0.5 : 1;
  return model.ports.flatMap(({ device, since }, index) => {
    const port = index + 1;
    if (device === undefined || !isEnabled(model, port)) return [];
    const kind = kindOf(device);
    const units = itemOf(model.config, 'powerstatic', port);
    // powerstatic is in steps of 5 W (API guide). The meaning of 0 is not documented; inferred: no power.
    const ceiling = Math.floor((typeof units === 'number' ? units : 0) * 5 * scale);
    return [{ port, kind, watts: appetiteOf(kind, protocols), since, ceiling }];
  });
}

/** A switch that is a sink, or a DRP that starts as one, charges no device (inferred from `ufprole`, `ufpdefaultrole`). */
function givesPower({ config, profile }: HubModel): boolean {
  if (profile.family !== 'OPC4') return true;
  const role = numberOf(config, 'ufprole');
  return role === 1 || (role === 2 && numberOf(config, 'ufpdefaultrole') === 1);
}

/** Inferred: 0 ("disabled") of `usbpowerdistributionmode` is `static` of `powerbalancingmode`. */
function sharingOf({ config, profile }: HubModel): Sharing {
  const siblings: readonly Sharing[] = ['static', 'firstprio', 'fairshare'];
  const mode =
    profile.family === 'OPH4'
      ? siblings.find((name) => name === wordOf(config, 'powerbalancingmode'))
      : siblings[numberOf(config, 'usbpowerdistributionmode')];
  return mode ?? 'static';
}

/** Invented: the switches charge with SPR only. */
function protocolsOf({ config, profile }: HubModel): ReadonlySet<unknown> {
  if (profile.family !== 'OPH4') return new Set<Protocol>(['SPR']);
  return new Set(isList(config.chargingprotocols) ? config.chargingprotocols : []);
}
