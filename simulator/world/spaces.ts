import { sharesOf } from './shares.js';
import type { Random } from './random.js';
import type { Account, Space } from './types.js';

const NAMES = [
  ...['Alfa', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel', 'India', 'Juliett', 'Kilo'],
  ...['Lima', 'Mike', 'November', 'Oscar', 'Papa', 'Quebec', 'Romeo', 'Sierra', 'Tango', 'Uniform', 'Victor'],
  ...['Whiskey', 'Xray', 'Yankee', 'Zulu'],
];

/** The meeting rooms of all accounts, in the order of accounts. */
export function makeSpaces(accounts: readonly Account[], total: number, random: Random): readonly Space[] {
  const shares = sharesOf(total, accounts.length);
  let made = 0;
  return accounts.flatMap((account, index) =>
    Array.from({ length: shares[index] ?? 0 }, (_, room): Space => {
      made += 1;
      const id = `spc_${random.hex(4)}${made.toString(16).padStart(6, '0')}`;
      return { id, name: `Room ${roomName(room)}`, accountId: account.id };
    }),
  );
}

/** Alfa … Zulu, Alfa 2 … */
function roomName(room: number): string {
  const round = Math.floor(room / NAMES.length) + 1;
  const name = NAMES[room % NAMES.length] ?? 'Alfa';
  return round === 1 ? name : `${name} ${round}`;
}
