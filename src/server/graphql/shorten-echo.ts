import { excerpt } from '../../wire/excerpt.js';

/** How many characters of a request an error message repeats at most. */
const ECHO_LENGTH = 100;
/** Without the text that it repeats of the request, no message of graphql-js is longer than this. */
const MESSAGE_LENGTH = 300;

/** Shortens what a message of graphql-js or Apollo Server repeats of the request: names, texts and values. */
export function shortenEcho(message: string): string {
  if (message.length <= ECHO_LENGTH) return message;
  const shortened = message
    .replace(/"[^"]*"/g, (quoted) => `"${excerpt(quoted.slice(1, -1), ECHO_LENGTH)}"`)
    .replace(/(?<=(?:found|invalid value|value:) )[^"].*$/s, (value) => excerpt(value, ECHO_LENGTH));
  return shortened.length > MESSAGE_LENGTH ? excerpt(shortened, ECHO_LENGTH) : shortened;
}
