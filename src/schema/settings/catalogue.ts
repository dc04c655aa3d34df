import type { ProductFamily } from '../product.js';
import type { Codec } from './codec.js';

/** Which family knows a setting, and from which firmware. */
export interface Support {
  readonly family: ProductFamily;
  /** The first firmware that knows it; absent where the vendor names none. */
  readonly minFirmware?: string;
}

/** What another setting must be. */
export interface Need {
  /** The other field of Config. */
  readonly setting: string;
  /** The value that it must have. */
  readonly value: string;
}

/** What one setting is: its one declaration. */
export interface Setting<Value = unknown> {
  /** The field of Config. */
  readonly name: string;
  /** The key in Operated's `config`. */
  readonly operatedName: string;
  readonly description: string;
  readonly codec: Codec<Value>;
  readonly support: readonly Support[];
  /** Null where the setting has a meaning by itself. */
  readonly needs: Need | null;
  /** Fields of Config that work together with this one. */
  readonly related: readonly string[];
}

const settings: Setting[] = [];

/** Every setting, in the order of declaration. */
export const catalogue: readonly Setting[] = settings;

/** Adds a row to the catalogue; called by the decorator of the declaration alone. */
export function register(setting: Setting): void {
  settings.push(setting);
}
