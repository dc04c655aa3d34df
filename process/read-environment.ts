import { describeMisspelling, misspeltVariables } from './misspelt-variables.js';
import type { Declaration, Values, Variable } from './declaration.js';
import { hideUrlSecrets } from './hide-url-secrets.js';
import { readSource, variableNames } from './secret-files.js';

/** One or more variables are not valid. The message has a line for each violation and contains no secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly violations: readonly string[]) {
    super(violations.join('\n'));
  }
}

/**
 * Reads every declared variable of the environment, and secrets from the files that `<NAME>_FILE` names. An empty
 * variable counts as unset.
 * @param crossVariableChecks yields the violations that concern several variables; it gets the valid values only.
 * @throws EnvironmentError with all violations, and the variables that are probably misspelt: one of them may be the
 *   reason.
 */
export function readEnvironment<D extends Declaration>(
  declaration: D,
  environment: Readonly<Record<string, string | undefined>>,
  crossVariableChecks: (values: Partial<Values<D>>) => Iterable<string> = () => [],
): Values<D> {
  const values: Record<string, unknown> = {};
  const violations: string[] = [];
  for (const [name, variable] of Object.entries(declaration)) {
    const source = readSource(name, variable, environment);
    if ('violation' in source) {
      violations.push(source.violation);
      continue;
    }
    const result = variable.schema.safeParse(source.text);
    if (result.success) values[name] = result.data;
    else violations.push(describeViolation(source, variable, result.error.issues[0]?.message));
  }
  // Each value was parsed by the schema of its name.
  const read = values as Values<D>;
  violations.push(...crossVariableChecks(read));
  if (violations.length > 0) {
    const misspelt = misspeltVariables(variableNames(declaration), environment).map(describeMisspelling);
    throw new EnvironmentError([...violations, ...misspelt]);
  }
  return read;
}

/**
 * Reads two configurations.
 * @throws EnvironmentError with the violations of both.
 */
export function readBothConfigs<One, Other>(
  readOne: () => One,
  readOther: () => Other,
): readonly [One, Other] {
  const one = attempt(readOne);
  const other = attempt(readOther);
  if (one instanceof EnvironmentError || other instanceof EnvironmentError) {
    throw new EnvironmentError(
      [one, other].flatMap((r) => (r instanceof EnvironmentError ? r.violations : [])),
    );
  }
  return [one, other];
}

function attempt<Result>(read: () => Result): Result | EnvironmentError {
  try {
    return read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
}

function describeViolation(
  { name, text }: { readonly name: string; readonly text: string | undefined },
  variable: Variable,
  reason?: string,
): string {
  // A URL may contain a password or a token even where its variable is not a secret.
  const shown = text === undefined || variable.secret ? '' : `, not ${JSON.stringify(hideUrlSecrets(text))}`;
  return `${name} ${reason ?? `must be ${variable.allowed}`}${shown}`;
}
