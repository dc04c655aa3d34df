import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random choices that are determined by a seed. */
export interface Random {
  /** A whole number, both ends included. */
  integer(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the items; undefined if there is none. */
  pick<Item>(items: readonly Item[]): Item | undefined;
  /** A number of lower-case hexadecimal digits. */
  hex(digits: number): string;
}

/** An independent generator: the same seed and purpose give the same choices. */
export function randomOf(seed: number, purpose: string): Random {
  const mixed = [...purpose].reduce(
    (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193),
    seed ^ 0x811c9dc5,
  );
  const generator = xoroshiro128plus(mixed);
  const integer = (from: number, to: number) => uniformInt(generator, from, to);
  return {
    integer,
    chance: (probability) => uniformFloat64(generator) < probability,
    pick: (items) => (items.length === 0 ? undefined : items[integer(0, items.length - 1)]),
    hex: (digits) => Array.from({ length: digits }, () => integer(0, 15).toString(16)).join(''),
  };
}
