import type { DeviceKind, Protocol } from './devices.js';

/** The result of a negotiation. `mode` is a string: a newer firmware may have modes that the guide does not list. */
export interface Charging {
  readonly mode: string;
  /** mV */
  readonly requestedvoltage: number;
  /** mA, the most that the device may draw */
  readonly requestedcurrent: number;
  /** W */
  readonly allocatedpower: number;
}

/** The default of a USB-C port without negotiation: 5 V, 3 A. */
const FALLBACK_WATTS = 15;
/** The limits of USB Power Delivery. LQC is not documented; treated as SPR. */
const MOST_WATTS: Readonly<Record<Protocol, number>> = { SPR: 100, PPS: 100, LQC: 100, EPR: 240 };

/** The most power that a device can charge with on a port with these protocols, W. */
export function appetiteOf(kind: DeviceKind, allowed: ReadonlySet<unknown>): number {
  const most = kind.protocols
    .filter((protocol) => allowed.has(protocol))
    .map((protocol) => MOST_WATTS[protocol]);
  return Math.min(kind.watts, Math.max(FALLBACK_WATTS, ...most));
}

/** Within the granted watts, the device's preferred protocol that both sides support, else 5 V. */
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
    // Invented: the name of a mode in a newer firmware.
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
