import { type HoldMode, type SettingDescriptionFragment } from '../../../graphql/graphql';
import { isHoldMode } from './setting-value';

/** The numbers that a setting accepts, in `unit`. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string | null;
}

/** Which control a setting needs. */
export type SettingKind =
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly range: NumberRange }
  | { readonly kind: 'ports'; readonly ports: readonly number[] }
  | { readonly kind: 'flagByPort' }
  | { readonly kind: 'numberByPort'; readonly range: NumberRange }
  | { readonly kind: 'holdDelay'; readonly modes: readonly HoldMode[]; readonly range: NumberRange }
  | { readonly kind: 'unknown' };

/** The upstream ports, which settings "by port" have one value for. */
export const UPSTREAM_PORTS: readonly number[] = [1, 2, 3, 4];

type Domain = Pick<SettingDescriptionFragment, 'type' | 'allowedValues' | 'min' | 'max' | 'step' | 'unit'>;

/** The kind of a setting, from what `configSettings` says of it; `unknown` for a type that this dashboard has no control for. */
export function settingKind(setting: Domain): SettingKind {
  const { type, allowedValues } = setting;
  const range = numberRange(setting);
  if (type === 'Boolean') return { kind: 'flag' };
  if (type === '[Boolean!]') return { kind: 'flagByPort' };
  if (range && type === 'Int') return { kind: 'number', range };
  if (range && type === 'HoldDelay') {
    return { kind: 'holdDelay', range, modes: allowedValues?.filter(isHoldMode) ?? [] };
  }
  // A list of numbers without a unit has port numbers; with a unit, one value for each port.
  if (range && type === '[Int!]') {
    return range.unit === null ? { kind: 'ports', ports: numbersOf(range) } : { kind: 'numberByPort', range };
  }
  if (allowedValues) return { kind: type.startsWith('[') ? 'choices' : 'choice', values: allowedValues };
  return { kind: 'unknown' };
}

function numberRange({ min, max, step, unit }: Domain): NumberRange | null {
  if (typeof min !== 'number' || typeof max !== 'number') return null;
  return { min, max, step: step ?? 1, unit: unit ?? null };
}

function numbersOf({ min, max, step }: NumberRange): number[] {
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => min + index * step);
}
