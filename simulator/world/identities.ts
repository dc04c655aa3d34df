import type { HubIdentity } from '../hub/identity.js';
import type { Random } from './random.js';
import type { Role } from './roles.js';
import type { Account, Space } from './types.js';

/** Generates the names and ids of hubs, in sequence for the whole world. */
export interface Registrar {
  readonly register: (
    account: Account,
    accountNumber: number,
    spaces: readonly Space[],
    role: Role,
  ) => HubIdentity;
}

/** Two MAC address prefixes of Ochno's published hardware ids. */
const PREFIXES = ['74C90F', 'E8EB1B'];

/** @param random generates the common part of all ids of this world. */
export function registrar(random: Random): Registrar {
  const prefix = `65f${random.hex(5)}${random.hex(10)}`;
  const firstAddress = random.integer(0, 0xff_ffff);
  const named = new Map<string, number>();
  let made = 0;

  /** The number of calls with this key, including this one. */
  function count(key: string): number {
    const times = (named.get(key) ?? 0) + 1;
    named.set(key, times);
    return times;
  }

  return {
    register(account, accountNumber, spaces, role) {
      const number = made;
      made += 1;
      const inAccount = count(account.id);
      const room = spaces[0]?.name.replace(/^Room /, '') ?? 'Spare';
      const what = `${room} ${role.family === 'OPH4' ? 'charger' : 'table'}`;
      const nth = count(`${account.id} ${what}`);
      const custom = `${room.toUpperCase().replaceAll(' ', '-')}-${String(count(`${account.id} ${room}`)).padStart(2, '0')}`;
      return {
        id: prefix + number.toString(16).padStart(6, '0'),
        accountId: account.id,
        spaceIds: spaces.map(({ id }) => id),
        name: nth === 1 ? what : `${what} ${nth}`,
        serialNumber: serialNumber(firstAddress, number),
        // Invented: organisations leave the field empty for some hubs.
        customId: inAccount % 9 === 0 ? undefined : custom,
        hardwareVersion: role.family === 'OPC3' ? '3' : '1',
        ip: `10.${accountNumber % 256}.${Math.floor(inAccount / 200) % 256}.${20 + (inAccount % 200)}`,
      };
    },
  };
}

/** `O4` and a MAC address; the odd step visits each of the 2²⁴ addresses once before it repeats. */
function serialNumber(firstAddress: number, number: number): string {
  const address = (firstAddress + number * 0x9e_3779) % 0x100_0000;
  const prefix = PREFIXES[number % PREFIXES.length] ?? '';
  return `O4${prefix}${address.toString(16).toUpperCase().padStart(6, '0')}`;
}
