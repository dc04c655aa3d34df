import { choiceLabel } from './setting-label';
import { type SettingValue, readSettingValue } from './setting-value';

/** A value for people, as in "On", "Ports 1, 2", "Held for 500 ms". @param unit of the numbers. */
export function formatValue(value: SettingValue | null, unit: string | null): string {
  if (value === null) return 'Not reported';
  if (typeof value === 'boolean') return value ? 'On' : 'Off';
  if (typeof value === 'number') return withUnit(String(value), unit);
  if (typeof value === 'string') return choiceLabel(value);
  if ('mode' in value) {
    return value.mode === 'DELAY' ? `Held for ${value.milliseconds ?? 0} ms` : choiceLabel(value.mode);
  }
  if (value.length === 0) return 'None';
  return withUnit(value.map((item) => formatValue(item, null)).join(', '), unit);
}

/** The JSON text of a ConfigChange for people. Text that is no JSON of a setting is shown as it is. */
export function formatJson(json: string | null | undefined, unit: string | null): string {
  if (json === null || json === undefined) return formatValue(null, unit);
  try {
    const parsed: unknown = JSON.parse(json);
    const value = readSettingValue(parsed);
    return value === null && parsed !== null ? json : formatValue(value, unit);
  } catch {
    return json;
  }
}

function withUnit(text: string, unit: string | null): string {
  return unit === null ? text : `${text} ${unit}`;
}
