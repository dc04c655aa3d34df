import { type SettingValue } from './setting-value';

/** Settings that switch ports off, which looks like a broken hub to the people in the room. */
const SWITCHES_PORTS_OFF: Readonly<Record<string, (value: SettingValue) => boolean>> = {
  enabledPorts: (value) => Array.isArray(value) && value.includes(false),
  inactiveDisabled: (value) => Array.isArray(value) && value.length > 0,
};

/** Whether the setting can make a hub unreachable or look broken. @param description of the catalogue. */
export function isDangerous(name: string, description: string): boolean {
  return description.includes('Dangerous:') || name in SWITCHES_PORTS_OFF;
}

/** Why this value needs a confirmation; null if it needs none. */
export function dangerOf(name: string, description: string, value: SettingValue): string | null {
  if (SWITCHES_PORTS_OFF[name]?.(value))
    return 'It switches ports off: the hub may look broken to people in the room.';
  if (typeof value === 'object' && 'mode' in value && value.mode === 'ALWAYS_OFF') {
    return 'It keeps the line off: the hub may look broken to people in the room.';
  }
  if (value !== true) return null;
  const warning = /Dangerous:\s*([^]*)/.exec(description)?.[1];
  return warning === undefined ? null : warning.charAt(0).toUpperCase() + warning.slice(1);
}
