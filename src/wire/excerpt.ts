/** The beginning of a text, with an ellipsis where it has more characters than `limit`; no character is cut in half. */
export function excerpt(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // No character has more than two UTF-16 units: a long text is not split as a whole.
  const characters = [...text.slice(0, 2 * (limit + 1))];
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : text;
}
