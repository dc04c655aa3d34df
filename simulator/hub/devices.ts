import type { UsbDevice } from '../world/types.js';

export type AltMode = 'DisplayPort' | 'Thunderbolt';
export type Protocol = 'SPR' | 'EPR' | 'PPS' | 'LQC';

/** The properties of a device that matter to a hub. */
export interface DeviceKind extends UsbDevice {
  /** The most power that it charges with, W. */
  readonly watts: number;
  /** The charging protocols that it supports, the preferred one first. */
  readonly protocols: readonly Protocol[];
  readonly altMode: AltMode | undefined;
  /** Whether it prefers to share the cable between DisplayPort and USB 3. */
  readonly multifunction: boolean;
}

/**
 * Devices of users. Vendor and product ids are real (public USB ID list). Power and protocols are invented, including
 * the support of LQC, which is not documented.
 */
export const DEVICES: readonly DeviceKind[] = [
  laptop(0x05ac, 0x0273, 140, ['EPR', 'SPR'], 'Thunderbolt'), // Apple: keyboard and trackpad of a MacBook
  laptop(0x05ac, 0x0267, 96, ['SPR'], 'Thunderbolt'), // Apple
  laptop(0x05ac, 0x12ab, 30, ['SPR'], 'DisplayPort'), // Apple iPad
  laptop(0x05ac, 0x12a8, 20, ['SPR'], undefined), // Apple iPhone
  laptop(0x413c, 0x2513, 130, ['EPR', 'SPR'], 'Thunderbolt'), // Dell
  laptop(0x413c, 0x8161, 65, ['SPR'], 'DisplayPort'), // Dell: integrated keyboard
  laptop(0x413c, 0x301b, 90, ['SPR'], 'DisplayPort'), // Dell
  laptop(0x03f0, 0x0583, 45, ['SPR', 'PPS'], 'DisplayPort'), // HP Engage Go 10 tablet
  laptop(0x03f0, 0x0483, 65, ['SPR'], 'DisplayPort'), // HP Engage Go 10 tablet
  laptop(0x17ef, 0x306a, 100, ['LQC', 'SPR'], 'Thunderbolt'), // Lenovo ThinkPad
  laptop(0x17ef, 0x100f, 65, ['SPR'], 'DisplayPort'), // Lenovo ThinkPad
  laptop(0x045e, 0x09c0, 60, ['SPR'], 'DisplayPort'), // Microsoft Surface type cover
  laptop(0x045e, 0x0799, 65, ['SPR'], 'DisplayPort'), // Microsoft Surface Pro
  laptop(0x18d1, 0x4ee1, 27, ['PPS', 'SPR'], 'DisplayPort'), // Google Pixel
  laptop(0x04e8, 0x6860, 25, ['PPS', 'SPR'], 'DisplayPort'), // Samsung Galaxy
  laptop(0x046d, 0xc548, 5, [], undefined), // Logitech Bolt receiver
];

function laptop(
  vid: number,
  pid: number,
  watts: number,
  protocols: readonly Protocol[],
  altMode: AltMode | undefined,
): DeviceKind {
  return { vid, pid, watts, protocols, altMode, multifunction: altMode === 'DisplayPort' };
}

const kinds: ReadonlyMap<number, DeviceKind> = new Map(DEVICES.map((kind) => [keyOf(kind), kind]));

/** The properties of a device. An unknown device is treated as an ordinary laptop (invented). */
export function kindOf(device: UsbDevice): DeviceKind {
  return kinds.get(keyOf(device)) ?? laptop(device.vid, device.pid, 60, ['SPR'], 'DisplayPort');
}

function keyOf({ vid, pid }: UsbDevice): number {
  return vid * 0x10000 + pid;
}

/** E-marked cables. The vendors are real (Apple, Belkin, Lenovo), the product ids are invented. */
const CABLES: readonly UsbDevice[] = [
  { vid: 0x05ac, pid: 0x7208 },
  { vid: 0x050d, pid: 0x0b21 },
  { vid: 0x17ef, pid: 0x6f01 },
];

/** The cable of a device at a port, always the same for both; some cables are not e-marked. */
export function cableOf(device: UsbDevice, port: number): UsbDevice | undefined {
  return CABLES[(device.vid + device.pid + port) % (CABLES.length + 1)];
}
