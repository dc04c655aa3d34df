import { type HoldMode } from '../../../graphql/graphql';

export interface HoldDelayValue {
  readonly mode: HoldMode;
  /** ms; null with a mode other than DELAY, and while the field is empty. */
  readonly milliseconds: number | null;
}

/** The value of a setting, of whichever kind it is. */
export type SettingValue =
  boolean | number | string | readonly boolean[] | readonly number[] | readonly string[] | HoldDelayValue;

/** The values that a form has changed, by the name of the setting. */
export type Draft = Readonly<Record<string, SettingValue>>;

const HOLD_MODES: readonly HoldMode[] = ['ALWAYS_ON', 'DELAY', 'ALWAYS_OFF'];

/** True for one of the modes of a hold delay. */
export function isHoldMode(value: unknown): value is HoldMode {
  return HOLD_MODES.some((mode) => mode === value);
}

/** Reads a value of Config. Gives null if it is null, or of a shape that the form does not know. */
export function readSettingValue(value: unknown): SettingValue | null {
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value)) return readList(value);
  if (typeof value !== 'object' || value === null || !('mode' in value)) return null;
  if (!isHoldMode(value.mode)) return null;
  const milliseconds = 'milliseconds' in value ? value.milliseconds : null;
  return { mode: value.mode, milliseconds: typeof milliseconds === 'number' ? milliseconds : null };
}

/** True if both values are the same. */
export function sameValue(a: SettingValue | null, b: SettingValue | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function readList(list: readonly unknown[]): SettingValue | null {
  const booleans = list.filter((item) => typeof item === 'boolean');
  if (booleans.length === list.length) return booleans;
  const numbers = list.filter((item) => typeof item === 'number');
  if (numbers.length === list.length) return numbers;
  const texts = list.filter((item) => typeof item === 'string');
  return texts.length === list.length ? texts : null;
}
