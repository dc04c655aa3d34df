import type { DocumentNode } from 'graphql';

/** Counts the tokens of a parsed document. @throws Error where it was parsed without locations. */
export function countTokens({ loc }: DocumentNode): number {
  if (loc === undefined) throw new Error('A document was parsed without locations.');
  let tokens = 1;
  for (let token = loc.startToken; token !== loc.endToken && token.next !== null; token = token.next)
    tokens += 1;
  return tokens;
}
