import { readText } from '../../wire/scalars.js';

/**
 * Creates the reader of one of Operated's closed sets, whose values may grow.
 * @param known the value of the graph for each text of Operated, in lower case.
 * @returns a reader, which gives null where nothing was sent, and `unknown` for a text that is not known yet.
 */
export function enumeration<Value>(
  known: Readonly<Record<string, Value>>,
  unknown: Value,
): (sent: unknown) => Value | null {
  const values = new Map(Object.entries(known));
  return (sent) => {
    const text = readText(sent);
    if (text === null) return null;
    return values.get(text) ?? values.get(text.toLowerCase()) ?? unknown;
  };
}
