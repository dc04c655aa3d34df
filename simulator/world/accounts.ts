import type { Random } from './random.js';
import type { Account } from './types.js';

const CITIES = ['Stockholm', 'Göteborg', 'Malmö', 'Uppsala', 'Lund'];

/** The organisations: `demo`, `other`, then numbered ones. */
export function makeAccounts(count: number, random: Random): readonly Account[] {
  return Array.from({ length: count }, (_, index) => makeAccount(slugOf(index), index, random));
}

function slugOf(index: number): string {
  return ['demo', 'other'][index] ?? `account-${index + 1}`;
}

function makeAccount(slug: string, index: number, random: Random): Account {
  const cities = [CITIES[index % CITIES.length], CITIES[(index + 1) % CITIES.length]];
  return {
    id: `acc_${numbered(index, random)}`,
    name: `${slug.charAt(0).toUpperCase()}${slug.slice(1).replace('-', ' ')} AB`,
    groups: cities.map((city, group) => ({
      id: `grp_${numbered(index * cities.length + group, random)}`,
      name: city ?? 'Stockholm',
    })),
    clientId: `${slug}-client`,
    clientSecret: `${slug}-secret`,
    users: (['admin', 'reader'] as const).map((role, user) => ({
      id: `usr_${numbered(index * 2 + user, random)}`,
      name: `${role === 'admin' ? 'Astrid Admin' : 'Rolf Reader'} (${slug})`,
      email: `${role}@${slug}.example`,
      password: 'demo',
      role,
    })),
  };
}

/** Random digits followed by a number that makes the id unique. */
function numbered(index: number, random: Random): string {
  return `${random.hex(4)}${(index + 1).toString(16).padStart(4, '0')}`;
}
