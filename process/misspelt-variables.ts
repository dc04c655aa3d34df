import { distance } from 'fastest-levenshtein';
import type { ProcessLog } from './process-events.js';
import { fileVariableOf } from './secret-files.js';

/** A variable of the environment that is not declared, and the declared one that was probably meant. */
export interface Misspelling {
  readonly variable: string;
  readonly meant: string;
}

/** Names that are shorter are too similar to variables of the system: HOME to HOST, PATH to PORT. */
const SHORTEST_NAME = 8;
/** One misspelt character is allowed for this number of characters. */
const CHARACTERS_PER_ERROR = 6;

/**
 * Finds variables that look like declared ones: with a few wrong characters, in lower case, without an underscore,
 * without some of the words, such as the unit, or with `_FILE` although it is not a secret. A variable with the value of the one that was meant is left out: nothing
 * is lost.
 * @param declared the names of the program's variables.
 */
export function misspeltVariables(
  declared: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): readonly Misspelling[] {
  const known = new Set(declared);
  return Object.entries(environment).flatMap(([variable, value]) => {
    if (known.has(variable) || value === undefined || value.trim() === '') return [];
    const meant = closestTo(variable, declared);
    return meant === null || environment[meant] === value ? [] : [{ variable, meant }];
  });
}

/** Logs the variables of the environment that look like declared ones. */
export function logMisspellings(
  declared: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { logger }: Pick<ProcessLog, 'logger'>,
): void {
  for (const misspelling of misspeltVariables(declared, environment)) {
    logger.warn(misspelling, 'a variable that the gateway does not know');
  }
}

/** One line for a person. */
export function describeMisspelling({ variable, meant }: Misspelling): string {
  return `${variable} is not a variable of this program: did you mean ${meant}?`;
}

function closestTo(variable: string, declared: readonly string[]): string | null {
  const candidates = declared
    .map((name) => ({ name, errors: distance(plain(variable), plain(name)) }))
    .filter(
      ({ name, errors }) =>
        errors === 0 || isClose(name, errors) || lacksWords(variable, name) || isFileOf(variable, name),
    )
    .sort((one, other) => one.errors - other.errors);
  return candidates[0]?.name ?? null;
}

function isClose(name: string, errors: number): boolean {
  return name.length >= SHORTEST_NAME && errors <= Math.round(name.length / CHARACTERS_PER_ERROR);
}

function isFileOf(variable: string, name: string): boolean {
  return name.length >= SHORTEST_NAME && variable === fileVariableOf(name);
}

/** Whether a name consists of some words of the declared one, the first included, such as CACHE_TTL of CACHE_TTL_MS. */
function lacksWords(variable: string, name: string): boolean {
  const words = variable.toUpperCase().split('_');
  const declaredWords = name.split('_');
  return (
    words.length >= 2 && words[0] === declaredWords[0] && words.every((word) => declaredWords.includes(word))
  );
}

function plain(name: string): string {
  return name.toUpperCase().replaceAll('_', '');
}
