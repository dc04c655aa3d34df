import type { ConfigInput } from '../config-input.js';
import type { ProductFamily } from '../product.js';
import type { Codec } from './codec.js';

/** The name of a setting: a field of Config. */
export type SettingName = keyof ConfigInput;

/** A product family that supports a setting, and its first firmware that does. */
export interface Support {
  readonly family: ProductFamily;
  /** Left out if the vendor documents none. */
  readonly minFirmware?: string;
}

/** Another setting, and the value that it must have. */
export type Need = {
  [Name in SettingName]: { readonly setting: Name; readonly value: Extract<ConfigInput[Name], string> };
}[SettingName];

/** One setting of Operated's `config`. */
export interface Setting<Value = unknown> {
  readonly name: SettingName;
  /** The key in Operated's `config`. */
  readonly operatedName: string;
  readonly description: string;
  readonly codec: Codec<Value>;
  readonly support: readonly Support[];
  /** Null if the setting depends on no other. */
  readonly needs: Need | null;
  /** Settings that work together with this one. */
  readonly related: readonly SettingName[];
}

const settings: Setting[] = [];

/** Every setting, in the order of declaration. */
export const catalogue: readonly Setting[] = settings;

/** Adds a setting to the catalogue. Only the decorator that declares a setting calls this. */
export function register(setting: Setting): void {
  settings.push(setting);
}
