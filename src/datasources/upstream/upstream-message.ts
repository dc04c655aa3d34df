import { excerpt } from '../../wire/excerpt.js';
import { isJsonObject, parseJson } from '../../wire/json.js';
import { readText } from '../../wire/scalars.js';

const LONGEST_MESSAGE = 300;
/** A rejection is short: a larger body is not searched. */
const LONGEST_BODY = 100_000;
const DEEPEST = 4;
/** The fields in which APIs put the message of an error, the most specific first. */
const MESSAGE_FIELDS = ['error_description', 'message', 'detail', 'error', 'errors', 'title'];
const NO_MESSAGE = 'no reason given';

/**
 * The message with which Operated rejects a change, for a person to read. Its format is not documented, so the usual
 * fields are searched.
 * @returns one line of plain text, never empty, of at most 300 characters and an ellipsis.
 */
export function upstreamMessage(body: string): string {
  const message = body.length > LONGEST_BODY ? null : findMessage(parseBody(body), DEEPEST);
  // Control characters and line breaks could forge lines of a log.
  const line = (message ?? '').replace(/[\p{C}\s]+/gu, ' ').trim();
  return excerpt(line, LONGEST_MESSAGE) || NO_MESSAGE;
}

function findMessage(answer: unknown, depth: number): string | null {
  if (depth === 0) return null;
  if (Array.isArray(answer)) {
    const messages = answer.map((each) => findMessage(each, depth - 1)).filter((each) => each !== null);
    return messages.length === 0 ? null : messages.join('; ');
  }
  if (!isJsonObject(answer)) return readText(answer);
  for (const field of MESSAGE_FIELDS) {
    const message = findMessage(answer[field], depth - 1);
    if (message !== null) return message;
  }
  return null;
}

/** A body that is not JSON is plain text, unless it is an HTML page. */
function parseBody(body: string): unknown {
  const value = parseJson(body);
  if (value !== undefined) return value;
  return body.includes('<') ? null : body;
}
