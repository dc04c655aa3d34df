import { readText } from '../schema/settings/read-scalar.js';
import { isJsonObject } from './decode/json.js';

const LONGEST = 300;
const NO_WORDS = 'no reason given';

/**
 * Operated's own words of a refusal, for a person to read. How it words one is not documented, so the usual places are
 * looked into.
 * @returns one line of plain text, never empty.
 */
export function wordsOf(body: string): string {
  // Control characters and lines have no place in a message or a log.
  const line = (readWords(parse(body)) ?? NO_WORDS).replace(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line || NO_WORDS;
}

function readWords(answer: unknown): string | null {
  if (!isJsonObject(answer)) return typeof answer === 'string' ? answer : null;
  const { error_description: description, message, error } = answer;
  return (
    readText(description) ??
    readText(message) ??
    readText(error) ??
    (isJsonObject(error) ? readWords(error) : null)
  );
}

/** What is no JSON is plain text, unless it is a page. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body.includes('<') ? null : body;
  }
}
