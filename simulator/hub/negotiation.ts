import type { DeviceKind, Protocol } from './devices.js';

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

/** What every USB-C port gives without any agreement: 5 V, 3 A. */
const FALLBACK_WATTS = 15;
/** The most of USB Power Delivery's ranges: SPR ends where EPR begins. LQC is not explained; taken as SPR. */
const MOST_WATTS: Readonly<Record<Protocol, number>> = { SPR: 100, PPS: 100, LQC: 100, EPR: 240 };

/** What a device could charge with on a port that knows these protocols, W. */
export function appetiteOf(kind: DeviceKind, allowed: ReadonlySet<unknown>): number {
  const most = kind.protocols
    .filter((protocol) => allowed.has(protocol))
    .map((protocol) => MOST_WATTS[protocol]);
  return Math.min(kind.watts, Math.max(FALLBACK_WATTS, ...most));
}

/** Within the watts granted, what the device likes best of all that both sides know, or else 5 V. */
export function negotiate(
  kind: DeviceKind,
  allowed: ReadonlySet<unknown>,
  granted: number,
  newerThanGuide: boolean,
): Charging {
  const mode = kind.protocols.find((protocol) => {
    const least = protocol === 'EPR' ? MOST_WATTS.SPR : FALLBACK_WATTS;
    return allowed.has(protocol) && granted > least;
  });
  const watts = Math.min(granted, mode === undefined ? FALLBACK_WATTS : MOST_WATTS[mode]);
  const voltage = voltageOf(mode, watts);
  return {
    // Invented: what a later firmware may call its most powerful mode.
    mode: mode === 'EPR' && newerThanGuide ? 'XPR' : (mode ?? '5V'),
    requestedvoltage: voltage,
    requestedcurrent: Math.floor((watts * 1e6) / voltage),
    allocatedpower: watts,
  };
}

/** USB Power Delivery: fixed steps for SPR and EPR, 20 mV steps for PPS. */
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
