import { isList } from './json.js';
import type { Json } from '../world/types.js';

/** The values of a setting: the documented type only, without conversion. */
export interface Shape {
  /** The allowed values, for the message that rejects a value. */
  readonly allowed: string;
  readonly accepts: (value: Json) => boolean;
}

export const flag: Shape = {
  allowed: 'true or false',
  accepts: (value) => typeof value === 'boolean',
};

/** A whole number in `min`…`max`. */
export function integer(min: number, max: number): Shape {
  return {
    allowed: `an integer ${min}–${max}`,
    accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
  };
}

/** One bit for each of the four ports. */
export const ports: Shape = integer(0, 0b1111);

/** A reset hold delay: 0 always on, 1–126 × 100 ms, 127 always off. */
export const holdDelay: Shape = integer(0, 127);

/** One of the values, with the same type: 1 is not true. */
export function oneOf(...values: readonly (string | number)[]): Shape {
  return {
    allowed: `one of ${values.join(', ')}`,
    accepts: (value) => values.some((allowed) => allowed === value),
  };
}

/** Exactly `length` items of a shape. */
export function tupleOf(length: number, item: Shape): Shape {
  return {
    allowed: `a list of ${length}, each ${item.allowed}`,
    accepts: (value) => isList(value) && value.length === length && value.every(item.accepts),
  };
}

/** Any number of items of a shape. Whether duplicates are allowed is not documented; they are accepted. */
export function listOf(item: Shape): Shape {
  return {
    allowed: `a list, each ${item.allowed}`,
    accepts: (value) => isList(value) && value.every(item.accepts),
  };
}
