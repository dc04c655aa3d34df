import type { Family } from '../hub/family.js';
import type { JsonObject } from './types.js';

/** The purpose of a hub in the world. */
export interface Role {
  readonly family: Family;
  readonly firmware: string;
  /** Settings that differ from their presets. */
  readonly config?: JsonObject;
  /** Ports with a laptop at the start; random if omitted. */
  readonly laptops?: readonly number[];
  readonly offline?: true;
  /** Whether a meeting is running in a room system that the cloud is connected to. */
  readonly meeting?: boolean;
  /** The place in the daisy chain: `top` has the display, the others are connected to its ports 3 and 4. */
  readonly chain?: 'top' | 3 | 4;
}

/** Shows all switching rules: the last laptop becomes active, and when it leaves, the remaining one does. */
const plain: Role = {
  family: 'OPC4',
  firmware: '1.1.0',
  config: { autoswitchconnect: 'always' },
  laptops: [1],
};
const charger: Role = { family: 'OPH4', firmware: '1.0.5', laptops: [1, 3] };
const older: Role = { family: 'OPC3', firmware: '1.6.8' };
const silent: Role = { family: 'OPC4', firmware: '1.1.0', laptops: [2], offline: true };
const newer: Role = { family: 'OPH4', firmware: '2.0.0', laptops: [1, 2] };
const chained = (chain: 'top' | 3 | 4, config: JsonObject, laptops: readonly number[]): Role => ({
  family: 'OPC4',
  firmware: '1.1.2',
  config,
  laptops,
  chain,
});
const appliance = { usemtr: 'disable', mtrdefaultmodeports: 0b0011 };

/** The special hubs of a world, the most useful first; a small world has the first of them. */
const FIRST_ROLES: readonly Role[] = [
  plain,
  charger,
  older,
  silent,
  newer,
  chained('top', { ...appliance, mtrmodememory: true }, [1]),
  chained(3, {}, [2]),
  chained(4, { defaultport: 2 }, []),
  { family: 'OPC4', firmware: '1.1.2', config: appliance, laptops: [1], meeting: false },
  {
    family: 'OPC4',
    firmware: '1.1.0',
    config: { usemtr: 'port', mtrport: 4, mtrdefaultmodeports: 0b1111, defaultport: 4, mtrbuttoncycle: true },
    laptops: [4],
  },
  {
    family: 'OPC4',
    firmware: '1.1.2',
    config: { usemtr: 'port', mtronextension: true, mtrkeepmodeinactive: true },
  },
  { family: 'OPC4', firmware: '1.0.4', config: { inactivedisabled: 0b1111, lockactive: 1 }, laptops: [1, 2] },
];
const LATER_ROLES: readonly Role[] = [older, plain, charger, silent];

const FIRMWARES: Readonly<Record<Family, readonly string[]>> = {
  OPC3: ['1.2.0', '1.3.1', '1.4.3', '1.6.8'],
  OPC4: ['1.1.0', '1.0.4', '1.1.2', '1.0.7'],
  OPH4: ['1.0.5', '1.0.3', '1.0.1'],
};
/** Of ten hubs, six are O-PC-4, two are O-PC-3 and two are O-PH-4. */
const MIX: readonly Family[] = [
  ...(['OPC4', 'OPC3', 'OPC4', 'OPH4', 'OPC4'] as const),
  ...(['OPC4', 'OPC3', 'OPC4', 'OPH4', 'OPC4'] as const),
];
/** Invented: settings that customers change. */
const HABITS: readonly JsonObject[] = [
  { autoswitchconnect: 'always' },
  { autoswitchdisconnect: 'active' },
  { defaultport: 0 },
  { buttonoffdefaultport: true, buttonemptydisabled: true },
  { autoswitchports: 0b0111 },
  { hdmiceccontrol: true, hdmipowerondelay: 10, hpdondelay: 12 },
  { noportperipheraloff: true, defaultport: 0 },
  { powerstatic: [20, 10, 10, 8], usbpowerdistributionmode: 0, powerbalancingmode: 'static' },
];

/** The roles of an account's hubs. Only the first account has the whole list of special ones. */
export function rolesOf(hubs: number, firstAccount: boolean): readonly Role[] {
  const special = firstAccount ? FIRST_ROLES : LATER_ROLES;
  return Array.from({ length: hubs }, (_, index) => special[index] ?? ordinary(index - special.length));
}

function ordinary(index: number): Role {
  const family = MIX[index % MIX.length] ?? 'OPC4';
  const firmwares = FIRMWARES[family];
  const nth = Math.floor(index / MIX.length) * countOf(family) + positionIn(family, index % MIX.length);
  const config = index % 3 === 2 ? HABITS[Math.floor(index / 3) % HABITS.length] : undefined;
  return { family, firmware: firmwares[nth % firmwares.length] ?? '1.0.0', config };
}

function countOf(family: Family): number {
  return MIX.filter((other) => other === family).length;
}

function positionIn(family: Family, place: number): number {
  return MIX.slice(0, place).filter((other) => other === family).length;
}
