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
    const read = readVariable(name, variable, environment);
    if ('violation' in read) violations.push(read.violation);
    else values[name] = read.value;
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

/** The values of a declaration where nothing is rejected, and what was wrong. */
export interface ReadLeniently<D extends Declaration> {
  readonly values: Values<D>;
  /** One line for each invalid variable. */
  readonly violations: readonly string[];
}

/**
 * Reads variables that belong to no program, such as the standard ones of OpenTelemetry: a platform may set them for all
 * programs, so an invalid one is reported and counts as unset.
 */
export function readLeniently<D extends Declaration>(
  declaration: D,
  environment: Readonly<Record<string, string | undefined>>,
): ReadLeniently<D> {
  const values: Record<string, unknown> = {};
  const violations: string[] = [];
  for (const [name, variable] of Object.entries(declaration)) {
    const read = readVariable(name, variable, environment);
    values[name] = 'violation' in read ? variable.schema.parse(undefined) : read.value;
    if ('violation' in read) violations.push(read.violation);
  }
  // Each value was parsed by the schema of its name.
  return { values: values as Values<D>, violations };
}

function readVariable(
  name: string,
  variable: Variable,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly value: unknown } | { readonly violation: string } {
  const source = readSource(name, variable, environment);
  if ('violation' in source) return source;
  const result = variable.schema.safeParse(source.text);
  if (result.success) return { value: result.data };
  return { violation: describeViolation(source, variable, result.error.issues[0]?.message) };
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
