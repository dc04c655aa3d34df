import { ArrayMaxSize, IsOptional, MaxLength } from './constraints.js';

/** The maximum length of a search text, in characters: every entry of a list is searched for it. */
export const SEARCH_LIMIT = 200;

/** The maximum number of values that a list of a filter has. */
export const FILTER_LIST_LIMIT = 1_000;

/** Property decorator: rejects a search text above `SEARCH_LIMIT`. */
export function SearchText(): PropertyDecorator {
  return all(
    IsOptional(),
    MaxLength(SEARCH_LIMIT, { message: `must have at most ${SEARCH_LIMIT} characters` }),
  );
}

/** Property decorator: rejects a list above `FILTER_LIST_LIMIT`. */
export function FilterList(): PropertyDecorator {
  return all(
    IsOptional(),
    ArrayMaxSize(FILTER_LIST_LIMIT, { message: `must have at most ${FILTER_LIST_LIMIT} values` }),
  );
}

function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (prototype, property) => {
    for (const decorate of decorators) decorate(prototype, property);
  };
}
