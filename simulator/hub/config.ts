import { isJsonObject, isList } from './json.js';
import { type Setting, type SettingName, SETTINGS } from './settings.js';
import type { Json, JsonObject, WriteResult } from '../world/types.js';
import type { Profile } from './profile.js';

const byName: ReadonlyMap<string, Setting> = new Map(SETTINGS.map((setting) => [setting.name, setting]));

type Checked =
  { readonly ok: true; readonly accepted: JsonObject } | Extract<WriteResult, { readonly ok: false }>;

/** Validates a partial configuration: one invalid value rejects all of it. */
export function checkConfig(profile: Profile, patch: JsonObject, unsupported: 'reject' | 'ignore'): Checked {
  if (!isJsonObject(patch)) return reject(400, 'The configuration must be a JSON object.');
  const names = Object.keys(patch).filter((name) => patch[name] !== undefined);
  const unknown = names.filter((name) => !byName.has(name) || !profile.settings.has(name));
  if (unknown.length > 0 && unsupported === 'reject') {
    const { product } = profile.facts;
    return reject(
      422,
      `Not a setting of ${product} with firmware ${profile.firmware}: ${unknown.join(', ')}.`,
    );
  }
  const own = names.filter((name) => !unknown.includes(name));
  const violations = own.flatMap((name) => violationsOf(name, patch[name] ?? null, profile));
  if (violations.length > 0) return reject(422, `${violations.join('; ')}.`);
  return { ok: true, accepted: Object.fromEntries(own.map((name) => [name, patch[name]])) };
}

function violationsOf(name: string, value: Json, profile: Profile): readonly string[] {
  const shape = byName.get(name)?.shape;
  if (shape === undefined || !shape.accepts(value)) return [`${name} must be ${shape?.allowed ?? 'known'}`];
  // "Sum W < Unit max W", says the guide, each value counting 5 W; the maximum is invented.
  const { maxWatts } = profile.facts;
  if (name === 'powerstatic' && sum(value) * 5 >= maxWatts) {
    return [`${name} must add up to less than ${maxWatts} W, each value counting 5 W`];
  }
  return [];
}

function sum(value: Json): number {
  const items = isList(value) ? value : [];
  return items.reduce<number>((total, item) => total + (typeof item === 'number' ? item : 0), 0);
}

function reject(status: 400 | 422, message: string): Extract<WriteResult, { readonly ok: false }> {
  return { ok: false, status, message };
}

/** Whether a setting is on; false for a hub without it. */
export function isOn(config: JsonObject, name: SettingName): boolean {
  return config[name] === true;
}

/** The text value of a setting; `off` for a hub without it. */
export function wordOf(config: JsonObject, name: SettingName): string {
  const value = config[name];
  return typeof value === 'string' ? value : 'off';
}

/** The number value of a setting; 0 for a hub without it. */
export function numberOf(config: JsonObject, name: SettingName): number {
  const value = config[name];
  return typeof value === 'number' ? value : 0;
}

/** Whether a bit pattern includes port `port`. The order of bits is not documented; inferred: bit 0 is port 1. */
export function namesPort(config: JsonObject, name: SettingName, port: number): boolean {
  return port > 0 && (numberOf(config, name) & (1 << (port - 1))) !== 0;
}

/** The list item for port `port`; undefined for a hub without the setting. */
export function itemOf(config: JsonObject, name: SettingName, port: number): Json | undefined {
  const value = config[name];
  return isList(value) ? value[port - 1] : undefined;
}
