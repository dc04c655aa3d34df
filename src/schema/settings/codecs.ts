import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsDivisibleBy,
  IsIn,
  Max,
  Min,
  ValidateNested,
} from '../constraints.js';
import { HOLD_TIME, type HoldDelay } from '../hold-delay.js';
import { HoldMode } from '../config-enums.js';
import type { Codec } from './codec.js';
import { readBoolean, readInteger, readText } from '../../wire/scalars.js';

/** The number of upstream ports of a port setting: the vendor's bit patterns and lists have four places. */
const PORT_COUNT = 4;
const PORT_NUMBERS = Array.from({ length: PORT_COUNT }, (_, index) => index + 1);

/** A boolean. */
export const flag: Codec<boolean> = {
  type: 'Boolean',
  domain: {},
  decode: readBoolean,
  encode: (value) => value,
  constraints: [],
};

/** A boolean that Operated writes as 1 or 0 (`lockactive`). */
export const numericFlag: Codec<boolean> = { ...flag, encode: (value) => (value ? 1 : 0) };

/** A whole number. Operated counts steps; the graph has the number of steps times `step`, in its unit. */
export function whole(domain: { min: number; max: number; step?: number; unit?: string }): Codec<number> {
  const step = domain.step ?? 1;
  return {
    type: 'Int',
    domain,
    decode(sent) {
      const steps = readInteger(sent);
      if (steps === null) return null;
      const value = steps * step;
      return value >= domain.min && value <= domain.max ? value : null;
    },
    encode: (value) => value / step,
    constraints: inSteps(domain),
  };
}

/** One value of an enum. @param wire Operated's text or number for each value. */
export function oneOf<Value extends string>(
  type: string,
  wire: Readonly<Record<Value, string | number>>,
): Codec<Value> {
  const valueOf = new Map<string, Value>();
  for (const value of keysOf(wire)) valueOf.set(String(wire[value]), value);
  return {
    type,
    domain: { allowedValues: keysOf(wire) },
    decode: (sent) => valueOf.get(readText(sent) ?? '') ?? null,
    encode: (value) => wire[value],
    // The GraphQL enum may have values that this setting does not allow.
    constraints: [IsIn(keysOf(wire), { message: `must be ${listed(keysOf(wire))}` })],
  };
}

/** A list of values of an enum, each at most once. @param wire Operated's text or number for each value. */
export function someOf<Value extends string>(
  type: string,
  wire: Readonly<Record<Value, string | number>>,
): Codec<readonly Value[]> {
  const item = oneOf(type, wire);
  return {
    type: `[${type}!]`,
    domain: item.domain,
    decode: (sent) => decodeList(sent, item.decode),
    encode: (values) => values.map(item.encode),
    constraints: [ArrayUnique({ message: 'must not contain a value twice' })],
    unordered: true,
  };
}

/**
 * A list of port numbers, which Operated writes as a bit pattern. Inferred: bit 0 is port 1. The vendor's demo client
 * also accepts an array, either of one flag for each port or of port numbers.
 */
export const portList: Codec<readonly number[]> = {
  type: '[Int!]',
  domain: { min: 1, max: PORT_COUNT, step: 1 },
  decode(sent) {
    if (Array.isArray(sent)) return decodePortArray(sent);
    const bits = readInteger(sent);
    if (bits === null || bits < 0 || bits >= 2 ** PORT_COUNT) return null;
    return PORT_NUMBERS.filter((port) => (bits & bitOf(port)) !== 0);
  },
  encode: (ports) => ports.reduce((bits, port) => bits | bitOf(port), 0),
  constraints: [
    ArrayUnique({ message: 'must not contain a port twice' }),
    ...inSteps({ min: 1, max: PORT_COUNT }, 'each be a port number'),
  ],
};

/** One flag for each port, port 1 first. */
export const flagByPort: Codec<readonly boolean[]> = {
  type: '[Boolean!]',
  domain: {},
  decode: (sent) => decodeList(sent, readBoolean),
  encode: (flags) => [...flags],
  constraints: oneForEachPort('flag'),
};

const watts = whole({ min: 0, max: 155, step: 5, unit: 'W' });

/** Watts for each port, port 1 first, which Operated writes in steps of 5 W. */
export const wattsByPort: Codec<readonly number[]> = {
  type: '[Int!]',
  domain: watts.domain,
  decode: (sent) => decodeList(sent, watts.decode),
  encode: (values) => values.map(watts.encode),
  constraints: [
    ...oneForEachPort('value'),
    ...inSteps({ min: 0, max: 155, step: 5, unit: 'W' }, 'each be a number'),
  ],
};

const ALWAYS_ON = 0;
const ALWAYS_OFF = 127;
const holdTime = whole(HOLD_TIME);

/** The hold time of a line: 0 is always on, 1 to 126 are steps of 100 ms, 127 is always off. */
export const holdDelay: Codec<HoldDelay> = {
  type: 'HoldDelay',
  domain: {
    ...holdTime.domain,
    allowedValues: [HoldMode.ALWAYS_ON, HoldMode.DELAY, HoldMode.ALWAYS_OFF],
  },
  decode(sent) {
    const steps = readInteger(sent);
    if (steps === ALWAYS_ON) return { mode: HoldMode.ALWAYS_ON, milliseconds: null };
    if (steps === ALWAYS_OFF) return { mode: HoldMode.ALWAYS_OFF, milliseconds: null };
    const milliseconds = holdTime.decode(steps);
    return milliseconds === null ? null : { mode: HoldMode.DELAY, milliseconds };
  },
  encode(value) {
    switch (value.mode) {
      case HoldMode.ALWAYS_ON:
        return ALWAYS_ON;
      case HoldMode.ALWAYS_OFF:
        return ALWAYS_OFF;
      case HoldMode.DELAY:
        return holdTime.encode(value.milliseconds ?? 0);
    }
  },
  constraints: [ValidateNested()],
};

/** @param subject for a list: what each of its numbers must be. */
function inSteps(
  { min, max, step = 1, unit }: { min: number; max: number; step?: number; unit?: string },
  subject?: string,
): PropertyDecorator[] {
  const range = `from ${min} to ${max}${unit === undefined ? '' : ` ${unit}`}`;
  const message = `must ${subject ?? 'be a number'} ${range}${step === 1 ? '' : `, in steps of ${step}`}`;
  const options = { each: subject !== undefined, message };
  return [Min(min, options), Max(max, options), IsDivisibleBy(step, options)];
}

function oneForEachPort(what: string): PropertyDecorator[] {
  const options = { message: `must have ${PORT_COUNT} values, one ${what} for each upstream port` };
  return [ArrayMinSize(PORT_COUNT, options), ArrayMaxSize(PORT_COUNT, options)];
}

function listed(values: readonly string[]): string {
  return values.length === 1
    ? String(values[0])
    : `${values.slice(0, -1).join(', ')} or ${String(values.at(-1))}`;
}

function bitOf(port: number): number {
  return 1 << (port - 1);
}

function decodePortArray(sent: readonly unknown[]): readonly number[] | null {
  const flags = sent.map(readBoolean);
  if (sent.length === PORT_COUNT && flags.every((value) => value !== null)) {
    return PORT_NUMBERS.filter((port) => flags[port - 1]);
  }
  const ports = sent.map(readInteger);
  const known = PORT_NUMBERS.filter((port) => ports.includes(port));
  return known.length === ports.length ? known : null;
}

function decodeList<Item>(sent: unknown, decode: (item: unknown) => Item | null): readonly Item[] | null {
  if (!Array.isArray(sent)) return null;
  const items: Item[] = [];
  for (const entry of sent) {
    const item = decode(entry);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  // Object.keys gives exactly the own keys of a literal of this type.
  return Object.keys(record) as Key[];
}
