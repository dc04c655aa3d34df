import { isList } from './json.js';
import type { Json } from '../world/types.js';

/** What values a setting takes: the documented type alone, nothing that merely could be read as one. */
export interface Shape {
  /** What is allowed, for the message that refuses a value. */
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

/** A time in reset: 0 always on, 1–126 × 100 ms, 127 always off. */
export const holdDelay: Shape = integer(0, 127);

/** One of the values, and of their very type: 1 is not true. */
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

/** Any number of items of a shape. Whether an item may be named twice is not documented; it may. */
export function listOf(item: Shape): Shape {
  return {
    allowed: `a list, each ${item.allowed}`,
    accepts: (value) => isList(value) && value.every(item.accepts),
  };
}
