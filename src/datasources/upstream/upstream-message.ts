import { readText } from '../../wire/scalars.js';
import { isJsonObject } from '../../wire/json.js';

const LONGEST = 300;
/** A refusal is short, and its words are not far down: what is more is not looked into. */
const LONGEST_BODY = 100_000;
const DEEPEST = 4;
/** Where APIs put the words of an error, the most telling first. */
const PLACES = ['error_description', 'message', 'detail', 'error', 'errors', 'title'];
const NO_WORDS = 'no reason given';

/**
 * Operated's own words of a refusal, for a person to read. How it words one is not documented, so the usual places are
 * looked into.
 * @returns one line of plain text, never empty.
 */
export function upstreamMessage(body: string): string {
  // Control characters and lines have no place in a message or a log.
  const words = body.length > LONGEST_BODY ? null : readWords(parse(body), DEEPEST);
  const line = (words ?? '').replace(/[\p{C}\s]+/gu, ' ').trim();
  // By characters, so that none is cut in half.
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line || NO_WORDS;
}

function readWords(answer: unknown, depth: number): string | null {
  if (depth === 0) return null;
  if (Array.isArray(answer)) {
    const words = answer.map((each) => readWords(each, depth - 1)).filter((each) => each !== null);
    return words.length === 0 ? null : words.join('; ');
  }
  if (!isJsonObject(answer)) return readText(answer);
  for (const place of PLACES) {
    const words = readWords(answer[place], depth - 1);
    if (words !== null) return words;
  }
  return null;
}

/** What is no JSON is plain text, unless it is a page. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body.includes('<') ? null : body;
  }
}
