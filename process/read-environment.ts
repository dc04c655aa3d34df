import type { Declaration, Values, Variable } from './declaration.js';

/** One or more variables are not as declared; the message holds a line for each, and no secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly violations: readonly string[]) {
    super(violations.join('\n'));
  }
}

/**
 * Reads every declared variable of the environment. An empty variable counts as unset.
 * @param crossVariableChecks what one variable means to another; a variable that is at violation by itself is left out.
 * @throws EnvironmentError that names every violation at once.
 */
export function readEnvironment<D extends Declaration>(
  declaration: D,
  environment: Readonly<Record<string, string | undefined>>,
  crossVariableChecks: (values: Partial<Values<D>>) => Iterable<string> = () => [],
): Values<D> {
  const values: Record<string, unknown> = {};
  const violations: string[] = [];
  for (const [name, variable] of Object.entries(declaration)) {
    const text = environment[name]?.trim() || undefined;
    const result = variable.schema.safeParse(text);
    if (result.success) values[name] = result.data;
    else violations.push(describeViolation(name, variable, text, result.error.issues[0]?.message));
  }
  // Every declared name was read just above by its own schema.
  const read = values as Values<D>;
  violations.push(...crossVariableChecks(read));
  if (violations.length > 0) throw new EnvironmentError(violations);
  return read;
}

/**
 * Reads two configurations of the same environment.
 * @throws EnvironmentError that names every violation of both at once.
 */
export function readBoth<One, Other>(readOne: () => One, readOther: () => Other): readonly [One, Other] {
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
  name: string,
  variable: Variable,
  text: string | undefined,
  reason?: string,
): string {
  const shown = text === undefined || variable.secret ? '' : `, not ${JSON.stringify(withoutSecrets(text))}`;
  return `${name} ${reason ?? `must be ${variable.allowed}`}${shown}`;
}

/** A URL may hold a password or a token though its variable is no secret. */
function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^/]*@/, '//[hidden]@').replace(/[?#].*$/s, '?[hidden]');
}
