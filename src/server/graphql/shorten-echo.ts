/** How many characters of a request an error message repeats at most. */
const ECHO_LENGTH = 100;
/** No message of graphql-js is longer than this without what it repeats of the request. */
const MESSAGE_LENGTH = 300;

/** Shortens what a message of graphql-js or Apollo Server repeats of the request: names, texts and values. */
export function shortenEcho(message: string): string {
  if (message.length <= ECHO_LENGTH) return message;
  const shortened = message
    .replace(/"[^"]*"/g, (quoted) => `"${cut(quoted.slice(1, -1))}"`)
    .replace(/(?<=(?:found|value|value:) )[^"].*$/s, cut);
  return shortened.length > MESSAGE_LENGTH ? `${shortened.slice(0, ECHO_LENGTH)}…` : shortened;
}

function cut(text: string): string {
  return text.length > ECHO_LENGTH ? `${text.slice(0, ECHO_LENGTH)}…` : text;
}
