import { readText } from '../../wire/scalars.js';

/**
 * Reads one of Operated's closed sets, whose values may grow.
 * @param known the value of the graph for each text of Operated, in lower case.
 * @returns null where nothing was sent, `unknown` for a text that is not known yet.
 */
export function readEnumeration<Value>(
  sent: unknown,
  known: Readonly<Record<string, Value>>,
  unknown: Value,
): Value | null {
  const text = readText(sent);
  if (text === null) return null;
  const key = Object.hasOwn(known, text) ? text : text.toLowerCase();
  return (Object.hasOwn(known, key) ? known[key] : undefined) ?? unknown;
}
