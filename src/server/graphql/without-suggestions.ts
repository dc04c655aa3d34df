import type { FormatError } from './format-error.js';

/**
 * Removes the suggestions of graphql-js from messages, which name fields and values of the schema. Apollo Server
 * removes those of validation alone, and leaves those that the coercion of variables makes.
 */
export function withoutSuggestions(format: FormatError): FormatError {
  return (formatted, error) => {
    const { message, ...rest } = format(formatted, error);
    return { message: message.replace(/ ?Did you mean .+?\?/gs, ''), ...rest };
  };
}
