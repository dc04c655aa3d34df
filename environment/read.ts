import type { Declaration, Values, Variable } from './declaration.js';

/** One or more variables are not as declared; the message holds a line for each, and no secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/**
 * Reads every declared variable of the environment. An empty variable counts as unset.
 * @throws EnvironmentError that names every fault at once.
 */
export function readEnvironment<D extends Declaration>(
  declaration: D,
  environment: Readonly<Record<string, string | undefined>>,
): Values<D> {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, variable] of Object.entries(declaration)) {
    const text = environment[name]?.trim() || undefined;
    const result = variable.schema.safeParse(text);
    if (result.success) values[name] = result.data;
    else faults.push(describeFault(name, variable, text, result.error.issues[0]?.message));
  }
  if (faults.length > 0) throw new EnvironmentError(faults);
  // Every declared name was read just above by its own schema.
  return values as Values<D>;
}

function describeFault(name: string, variable: Variable, text: string | undefined, reason?: string): string {
  const shown = text === undefined || variable.secret ? '' : `, not ${JSON.stringify(text)}`;
  return `${name} ${reason ?? `must be ${variable.allowed}`}${shown}`;
}
