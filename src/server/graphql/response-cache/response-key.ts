import type { CacheableOperation } from './cacheable-operation.js';

const NO_VARIABLES = '{}';
/** The longest text of variables that is part of a key, characters. */
const MOST_CHARACTERS = 2_000;

/**
 * Names an operation with its variables among those of one principal.
 * @returns null where the variables are too long for a key, or have no JSON text of their own.
 */
export function responseKey(
  { id }: CacheableOperation,
  variables: Readonly<Record<string, unknown>> | undefined,
): string | null {
  const text = variables === undefined ? NO_VARIABLES : JSON.stringify(variables);
  if (text === NO_VARIABLES) return `${id}`;
  if (text.length > MOST_CHARACTERS) return null;
  // 1e400 is parsed as Infinity, which has the JSON text of null.
  if (text.includes('null') && !hasFiniteNumbers(variables)) return null;
  return `${id} ${text}`;
}

function hasFiniteNumbers(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(hasFiniteNumbers);
}
