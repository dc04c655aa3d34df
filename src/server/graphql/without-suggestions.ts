import type { FormatError } from './format-error.js';

/**
 * Removes the suggestions of graphql-js from messages and violations, which name fields and values of the schema. Apollo
 * Server removes those of validation alone, and leaves those that the coercion of variables makes.
 */
export function withoutSuggestions(format: FormatError): FormatError {
  return (formatted, error) => {
    const { message, extensions, ...rest } = format(formatted, error);
    const shortened = { message: withoutSuggestion(message), ...rest };
    if (extensions === undefined) return shortened;
    const { validation } = extensions;
    if (validation === undefined) return { ...shortened, extensions };
    return { ...shortened, extensions: { ...extensions, validation: withoutSuggestionsIn(validation) } };
  };
}

function withoutSuggestionsIn(value: unknown): unknown {
  if (typeof value === 'string') return withoutSuggestion(value);
  if (Array.isArray(value)) return value.map(withoutSuggestionsIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSuggestionsIn(item)]));
}

function withoutSuggestion(text: string): string {
  return text.replace(/ ?Did you mean .+?\?/gs, '');
}
