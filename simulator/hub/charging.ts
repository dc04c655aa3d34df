import { shareBudget } from './budget.js';
import { itemOf, numberOf, wordOf } from './config.js';
import { kindOf } from './devices.js';
import { isList } from './json.js';
import { isEnabled } from './switching.js';
import type { Claim, Sharing } from './budget.js';
import type { DeviceKind, Protocol } from './devices.js';
import type { HubModel } from './model.js';

/** What a port and its device have agreed on. `mode` is a string: firmware newer than the guide has modes of its own. */
export interface Charging {
  readonly mode: string;
  /** mV */
  readonly requestedvoltage: number;
  /** mA, the most that the device may draw */
  readonly requestedcurrent: number;
  /** W */
  readonly allocatedpower: number;
}

/** What each port charges with; a port without a device, switched off or on a hub too hot is not in it. */
export function chargingOf(model: HubModel): ReadonlyMap<number, Charging> {
  // Inferred from the names: overheated charges nothing. Invented: reduced has half of the budget.
  if (model.otp === 'overheat' || !givesPower(model)) return new Map();
  const { maxWatts } = model.profile.facts;
  const budget = model.otp === 'reduced' ? maxWatts / 2 : maxWatts;
  const protocols = protocolsOf(model);
  const claims = claimsOf(model);
  const granted = shareBudget(sharingOf(model), budget, claims);
  return new Map(
    claims.map(({ port, kind }) => {
      const watts = granted.get(port) ?? 0;
      return [port, negotiate(kind, protocols, watts, model.profile.newerThanGuide)];
    }),
  );
}

function claimsOf(model: HubModel): readonly (Claim & { readonly kind: DeviceKind })[] {
  const scale = model.otp === 'reduced' ? 0.5 : 1;
  return model.ports.flatMap(({ device, since }, index) => {
    const port = index + 1;
    if (device === undefined || !isEnabled(model, port)) return [];
    const kind = kindOf(device);
    const units = itemOf(model.config, 'powerstatic', port);
    // powerstatic counts in steps of 5 W (API guide). What 0 means is not documented; inferred: nothing.
    const ceiling = Math.floor((typeof units === 'number' ? units : 0) * 5 * scale);
    return [{ port, kind, watts: kind.watts, since, ceiling }];
  });
}

/** As a sink or as DRP that starts as a sink, a switch charges nobody (inferred from `ufprole`, `ufpdefaultrole`). */
function givesPower({ config, profile }: HubModel): boolean {
  if (profile.family !== 'OPC4') return true;
  const role = numberOf(config, 'ufprole');
  return role === 1 || (role === 2 && numberOf(config, 'ufpdefaultrole') === 1);
}

/** That 0 ("disabled") of the one setting is `static` of its sibling is inferred. */
function sharingOf({ config, profile }: HubModel): Sharing {
  const siblings: readonly Sharing[] = ['static', 'firstprio', 'fairshare'];
  const mode =
    profile.family === 'OPH4'
      ? siblings.find((name) => name === wordOf(config, 'powerbalancingmode'))
      : siblings[numberOf(config, 'usbpowerdistributionmode')];
  return mode ?? 'static';
}

/** Invented: the switches charge by SPR alone. */
function protocolsOf({ config, profile }: HubModel): ReadonlySet<unknown> {
  if (profile.family !== 'OPH4') return new Set<Protocol>(['SPR']);
  return new Set(isList(config.chargingprotocols) ? config.chargingprotocols : []);
}

/** Within the watts granted, the best that both sides know; 5 V is what every USB-C port gives. */
function negotiate(
  kind: DeviceKind,
  allowed: ReadonlySet<unknown>,
  watts: number,
  newerThanGuide: boolean,
): Charging {
  const mode = kind.protocols.find(
    (protocol) => allowed.has(protocol) && watts > 15 && (protocol !== 'EPR' || watts > 100),
  );
  const voltage = voltageOf(mode, watts);
  const power = Math.min(watts, mode === undefined ? 15 : mode === 'EPR' ? 240 : 100);
  return {
    // Invented: what a later firmware may call its most powerful mode.
    mode: mode === 'EPR' && newerThanGuide ? 'XPR' : (mode ?? '5V'),
    requestedvoltage: voltage,
    requestedcurrent: Math.floor((power * 1e6) / voltage),
    allocatedpower: watts,
  };
}

/** USB Power Delivery: fixed steps for SPR and EPR, 20 mV steps for PPS. LQC is not explained; taken as SPR. */
function voltageOf(mode: Protocol | undefined, watts: number): number {
  switch (mode) {
    case 'EPR':
      return watts > 140 ? 36_000 : 28_000;
    case 'PPS':
      return watts > 33 ? 16_000 : 9_020;
    case 'SPR':
    case 'LQC':
      if (watts <= 27) return 9_000;
      return watts <= 45 ? 15_000 : 20_000;
    case undefined:
      return 5_000;
  }
}
