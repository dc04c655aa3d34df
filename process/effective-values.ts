import type { Declaration } from './declaration.js';
import { describeValues } from './describe-values.js';
import { fileVariableOf } from './secret-files.js';

/** Where the value of a variable comes from; `file`: from the one that `<NAME>_FILE` names. */
export type ValueSource = 'environment' | 'file' | 'default';

/** The value that a process uses for a variable. */
export interface EffectiveValue {
  readonly name: string;
  /** As text, items of a list separated by spaces; null where it is not set. Of a secret: whether it is set. */
  readonly value: string | null;
  readonly source: ValueSource;
}

/** Stands for the value of a secret. */
export const SECRET_VALUE = '[set]';

/**
 * The value of each declared variable, and where it comes from. Nothing of a secret is in it.
 * @param values as the process uses them, defaults included.
 */
export function effectiveValues(
  declaration: Declaration,
  values: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): readonly EffectiveValue[] {
  const shown = describeValues(declaration, values);
  return Object.entries(declaration).map(([name, { secret }]) => {
    const text = textOf(shown[name]);
    const value = secret && text !== null ? SECRET_VALUE : text;
    return { name, value, source: sourceOf(name, secret, environment) };
  });
}

function sourceOf(
  name: string,
  isSecret: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): ValueSource {
  if (isSet(environment[name])) return 'environment';
  return isSecret && isSet(environment[fileVariableOf(name)]) ? 'file' : 'default';
}

function isSet(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

/** @returns null for undefined and for an empty list. */
function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
