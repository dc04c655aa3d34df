import { isTurnOver, nextTurn } from './event-loop-turns.js';

/** How deep objects and lists of a text may be nested; the hubs of Operated are nested 7 levels deep. */
export const DEEPEST_JSON = 64;
/** How many values a text may have; a hub of Operated has about 90, so that these are 27,000 hubs. */
export const MOST_JSON_VALUES = 2_500_000;
/** How many characters of a list are parsed at once: less than a millisecond of work. */
export const PIECE_LENGTH = 65_536;

/** The one list of a text: a bare array, or the only array among the members of an object. */
export interface JsonList {
  /** The index after its opening bracket. */
  readonly start: number;
  /** The index of its closing bracket. */
  readonly end: number;
  /** The indexes of commas between its entries that divide it into pieces of about `PIECE_LENGTH`. */
  readonly cuts: readonly number[];
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
/** The depth of the list while the text is outside of it. */
const NO_LIST = -1;

/**
 * Finds the one list of a JSON text, and checks the bounds of the text before anything of it is parsed.
 * @returns 'invalid' where the text exceeds a bound or is certainly not JSON; 'none' where it has no list, or several.
 *   The text can be invalid in every other case too.
 */
export async function findJsonList(text: string): Promise<JsonList | 'none' | 'invalid'> {
  const { length } = text;
  let depth = 0;
  let values = 1;
  let isBare = false;
  let lists = 0;
  let start = 0;
  let end = 0;
  let listDepth = NO_LIST;
  let cuts: number[] = [];
  let pieceStart = 0;
  let pause = PIECE_LENGTH;
  let turns = 0;
  for (let index = 0; index < length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) {
      index = endOfString(text, index);
      if (index === -1) return 'invalid';
    } else if (character === COMMA) {
      values += 1;
      if (depth === listDepth && index - pieceStart >= PIECE_LENGTH) {
        cuts.push(index);
        pieceStart = index + 1;
      }
    } else if (character === OPENING_BRACKET || character === OPENING_BRACE) {
      const isArray = character === OPENING_BRACKET;
      values += 1;
      depth += 1;
      if (depth === 1) isBare = isArray;
      if (isArray && depth === (isBare ? 1 : 2)) {
        lists += 1;
        listDepth = depth;
        start = index + 1;
        pieceStart = start;
        cuts = [];
      }
      if (depth > DEEPEST_JSON) return 'invalid';
    } else if (character === CLOSING_BRACKET || character === CLOSING_BRACE) {
      if (depth === listDepth) {
        if (character !== CLOSING_BRACKET) return 'invalid';
        end = index;
        listDepth = NO_LIST;
      }
      depth -= 1;
    }
    if (index >= pause) {
      if (values > MOST_JSON_VALUES) return 'invalid';
      if (isTurnOver()) await nextTurn(turns++);
      pause = index + PIECE_LENGTH;
    }
  }
  if (depth !== 0 || values > MOST_JSON_VALUES) return 'invalid';
  return lists === 1 ? { start, end, cuts } : 'none';
}

/** The index of the quotation mark that ends the string which begins at `start`, -1 where there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

/** Whether an odd number of backslashes precedes a character. */
function isEscaped(text: string, index: number): boolean {
  let first = index;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (index - first) % 2 === 1;
}
