import type { CacheableOperation } from './cacheable-operation.js';

const NO_VARIABLES = '{}';
/** The longest text of variables that is part of a key, characters. */
const MOST_CHARACTERS = 2_000;

/**
 * Names an operation with its variables among those of one principal.
 * @returns null where the variables cannot be part of a key.
 */
export function responseKey(
  { id }: CacheableOperation,
  variables: Readonly<Record<string, unknown>> | undefined,
): string | null {
  const text = variablesKey(variables);
  return text === null ? null : `${id} ${text}`;
}

/**
 * The JSON text of variables, as a part of a key.
 * @returns null where they are too long for a key, or have no JSON text of their own.
 */
export function variablesKey(variables: Readonly<Record<string, unknown>> | undefined): string | null {
  const text = variables === undefined ? NO_VARIABLES : JSON.stringify(variables);
  if (text.length > MOST_CHARACTERS) return null;
  // 1e400 is parsed as Infinity, which has the JSON text of null.
  return text.includes('null') && !hasFiniteNumbers(variables) ? null : text;
}

function hasFiniteNumbers(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(hasFiniteNumbers);
}
