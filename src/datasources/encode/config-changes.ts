import { isDeepStrictEqual } from 'node:util';
import type { ConfigInput } from '../../schema/config-input.js';
import { catalogue, type Setting } from '../../schema/settings/catalogue.js';
import type { WireValue } from '../../schema/settings/codec.js';
import type { ConfigRecord } from '../decode/hub-config.js';

/** The one setting whose null has a meaning of its own: no default port, which Operated writes as 0. */
export const DEFAULT_PORT_NONE = 'defaultPort';

/** A setting that an input has a value for. */
interface GivenSetting {
  readonly setting: Setting;
  readonly value: unknown;
}

/** A setting that is to be another than it is. */
export interface Difference extends GivenSetting {
  /** The value that it has, null where the hub sends none that can be read. */
  readonly before: unknown;
  /** The value as Operated is sent it. */
  readonly wire: WireValue;
}

/** The settings that an input has a value for, in the order of the catalogue. */
function givenSettings(input: ConfigInput): readonly GivenSetting[] {
  return catalogue.flatMap((setting) => {
    const given: unknown = Reflect.get(input, setting.name);
    const value = given === null && setting.name === DEFAULT_PORT_NONE ? 0 : given;
    return value === undefined || value === null ? [] : { setting, value };
  });
}

/**
 * What of an input differs from a hub's configuration.
 * @param config null where the hub sends none: then all of it differs.
 */
export function differences(config: ConfigRecord | null, input: ConfigInput): readonly Difference[] {
  return givenSettings(input).flatMap(({ setting, value }) => {
    const before: unknown = config === null ? null : Reflect.get(config, setting.name);
    const wire = setting.codec.encode(value);
    return before !== null && isSame(setting, before, value) ? [] : { setting, value, before, wire };
  });
}

/** The differences that a hub's configuration does not show. */
export function notShown(config: ConfigRecord | null, wanted: readonly Difference[]): readonly Difference[] {
  return wanted.filter(({ setting, value }) => {
    const shown: unknown = config === null ? null : Reflect.get(config, setting.name);
    return shown === null || !isSame(setting, shown, value);
  });
}

/** The partial configuration to send: what differs, and nothing else. */
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
