import type { Declaration, Variable } from './declaration.js';
import { hideUrlSecrets } from './hide-url-secrets.js';

/** Stands for the value of a secret, whatever its length. */
const HIDDEN = '[hidden]';

/**
 * Describes a configuration for a person: every variable with its effective value, secrets hidden.
 * @param values by the names of the variables, after the defaults that depend on other variables.
 */
export function describeValues(
  declaration: Declaration,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return describe(declaration, values, () => true);
}

/** As `describeValues`, without the variables that have their default: what makes this process differ from others. */
export function describeChangedValues(
  declaration: Declaration,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return describe(declaration, values, (variable, value) => !isDefault(variable, value));
}

function describe(
  declaration: Declaration,
  values: Readonly<Record<string, unknown>>,
  isShown: (variable: Variable, value: unknown) => boolean,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(declaration).flatMap(([name, variable]) => {
      const value = values[name];
      if (!isShown(variable, value)) return [];
      return [[name, variable.secret && !isDefault(variable, value) ? HIDDEN : withoutUrlSecrets(value)]];
    }),
  );
}

function isDefault({ schema }: Variable, value: unknown): boolean {
  const unset = schema.safeParse(undefined);
  return unset.success && JSON.stringify(unset.data) === JSON.stringify(value);
}

function withoutUrlSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUrlSecrets);
  return typeof value === 'string' && value.includes('://') ? hideUrlSecrets(value) : value;
}
