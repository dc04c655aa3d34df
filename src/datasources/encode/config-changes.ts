import { isDeepStrictEqual } from 'node:util';
import type { ConfigInput } from '../../schema/config-input.js';
import { catalogue, type Setting, type SettingName } from '../../schema/settings/catalogue.js';
import type { WireValue } from '../../schema/settings/codec.js';
import type { ConfigRecord } from '../decode/hub-config.js';

/** The only setting that an input sets by null, where the hub has it: no default port, which Operated writes as 0. */
export const DEFAULT_PORT_NONE: SettingName = 'defaultPort';

/** A setting that an input has a value for. */
interface GivenSetting {
  readonly setting: Setting;
  readonly value: unknown;
}

/** A setting whose value in the input differs from the hub's. */
export interface Difference extends GivenSetting {
  /** The hub's value; null where the hub sends none that the gateway can read. */
  readonly before: unknown;
  /** The new value as it is sent to Operated. */
  readonly wire: WireValue;
}

/**
 * The settings that an input has a value for, in the order of the catalogue.
 * @param config that of the hub; null where it sends none.
 */
function givenSettings(config: ConfigRecord | null, input: ConfigInput): readonly GivenSetting[] {
  return catalogue.flatMap((setting) => {
    const given = input[setting.name];
    const isNone =
      given === null && setting.name === DEFAULT_PORT_NONE && (config?.[setting.name] ?? null) !== null;
    const value = isNone ? 0 : given;
    return value === undefined || value === null ? [] : { setting, value };
  });
}

/**
 * The settings of an input that differ from a hub's configuration.
 * @param config null where the hub sends none: then every given setting differs.
 */
export function differences(config: ConfigRecord | null, input: ConfigInput): readonly Difference[] {
  return givenSettings(config, input).flatMap(({ setting, value }) => {
    const before = config?.[setting.name] ?? null;
    const wire = setting.codec.encode(value);
    return before !== null && isSame(setting, before, value) ? [] : { setting, value, before, wire };
  });
}

/** The differences that a hub's configuration does not show yet. */
export function notShown(config: ConfigRecord | null, wanted: readonly Difference[]): readonly Difference[] {
  return wanted.filter(({ setting, value }) => {
    const shown = config?.[setting.name] ?? null;
    return shown === null || !isSame(setting, shown, value);
  });
}

/** The partial configuration to send to Operated: only the settings that differ. */
export function encodeConfig(changes: readonly Difference[]): Readonly<Record<string, WireValue>> {
  return Object.fromEntries(changes.map(({ setting, wire }) => [setting.operatedName, wire]));
}

function isSame({ codec }: Setting, one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(
    canonical(codec.encode(one), codec.unordered),
    canonical(codec.encode(other), codec.unordered),
  );
}

function canonical(wire: WireValue, unordered = false): WireValue {
  return unordered && Array.isArray(wire) ? [...(wire as readonly WireValue[])].sort() : wire;
}
