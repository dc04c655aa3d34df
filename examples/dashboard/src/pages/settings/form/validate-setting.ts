import { type NumberRange, type SettingKind, UPSTREAM_PORTS } from './setting-kind';
import { type SettingValue } from './setting-value';

/**
 * What is wrong with a value; null if nothing is. Only what the controls cannot prevent is checked here. The dry run
 * checks the rest against the hub: its product, its firmware and its other settings.
 */
export function validateSetting(kind: SettingKind, value: SettingValue): string | null {
  switch (kind.kind) {
    case 'number':
      return typeof value === 'number' && isInRange(value, kind.range)
        ? null
        : `Must be ${rangeText(kind.range)}.`;
    case 'numberByPort':
      return Array.isArray(value) &&
        value.length === UPSTREAM_PORTS.length &&
        value.every((item) => typeof item === 'number' && isInRange(item, kind.range))
        ? null
        : `Each port needs a number ${rangeText(kind.range)}.`;
    case 'holdDelay':
      if (typeof value !== 'object' || !('mode' in value)) return 'Choose a mode.';
      if (value.mode !== 'DELAY') return null;
      return value.milliseconds !== null && isInRange(value.milliseconds, kind.range)
        ? null
        : `The hold time must be ${rangeText(kind.range)}.`;
    case 'flag':
    case 'flagByPort':
    case 'choice':
    case 'choices':
    case 'ports':
    case 'unknown':
      return null;
  }
}

/** A range for people: "from 100 to 3100 ms, in steps of 100". */
export function rangeText({ min, max, step, unit }: NumberRange): string {
  const steps = step === 1 ? '' : `, in steps of ${step}`;
  return `from ${min} to ${max}${unit === null ? '' : ` ${unit}`}${steps}`;
}

function isInRange(value: number, { min, max, step }: NumberRange): boolean {
  return Number.isInteger(value) && value >= min && value <= max && value % step === 0;
}
