import { readFileSync } from 'node:fs';
import type { Declaration, Variable } from './declaration.js';

/** Where the value of a variable comes from, or why it cannot be read. */
export type Source =
  /** `name`: the variable that is set, for messages; `text`: undefined where nothing is set. */
  { readonly name: string; readonly text: string | undefined } | { readonly violation: string };

/** The variable that names the file of a secret, such as `REDIS_URL_FILE`. */
export function fileVariableOf(name: string): string {
  return `${name}_FILE`;
}

/** The variables that a program with this declaration reads: the declared ones, and those that name files of secrets. */
export function variableNames(declaration: Declaration): readonly string[] {
  return Object.entries(declaration).flatMap(([name, { secret }]) =>
    secret ? [name, fileVariableOf(name)] : [name],
  );
}

/**
 * Reads the text of a variable without surrounding white space: from the environment, or for a secret from the file that
 * `<NAME>_FILE` names. An empty variable counts as unset; an empty file is a violation.
 */
export function readSource(
  name: string,
  { secret }: Pick<Variable, 'secret'>,
  environment: Readonly<Record<string, string | undefined>>,
): Source {
  const text = textIn(environment[name]);
  const fileVariable = fileVariableOf(name);
  const path = secret ? textIn(environment[fileVariable]) : undefined;
  if (path === undefined) return { name, text };
  if (text !== undefined) return { violation: `${name} and ${fileVariable} are both set: set one of them` };
  try {
    const content = textIn(readFileSync(path, 'utf8'));
    if (content === undefined) return { violation: `${fileVariable} names an empty file` };
    return { name: fileVariable, text: content };
  } catch (error) {
    // The path is not shown: it may be the secret itself, set in the wrong variable.
    return { violation: `${fileVariable} names a file that cannot be read: ${errnoOf(error)}` };
  }
}

function textIn(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}

/** The error code of Node, such as ENOENT; `unknown` where there is none. */
export function errnoOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : 'unknown';
}
