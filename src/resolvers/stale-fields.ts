import type { responsePathAsArray } from 'graphql';

type ResponsePath = ReturnType<typeof responsePathAsArray>;

/** The fields of one execution that an earlier answer has served because Operated fails. */
export interface StaleFields {
  /** @param path of the field in the response. */
  add(path: Readonly<ResponsePath>): void;
  /** The paths of the outermost of these fields, sorted, each once; empty where Operated has served everything. */
  outermost(): readonly Readonly<ResponsePath>[];
}

/** Starts without any. */
export function createStaleFields(): StaleFields {
  const paths = new Map<string, Readonly<ResponsePath>>();
  const isInside = (path: Readonly<ResponsePath>): boolean =>
    path.some((_, length) => length > 0 && paths.has(JSON.stringify(path.slice(0, length))));
  return {
    add: (path) => void paths.set(JSON.stringify(path), path),
    outermost: () => [...paths.values()].filter((path) => !isInside(path)).sort(compare),
  };
}

/** By their parts: indexes as numbers, names as texts. */
function compare(one: Readonly<ResponsePath>, other: Readonly<ResponsePath>): number {
  const index = one.findIndex((part, position) => part !== other[position]);
  const [part, otherPart] = [one[index] ?? '', other[index] ?? ''];
  if (typeof part === 'number' && typeof otherPart === 'number') return part - otherPart;
  return String(part) < String(otherPart) ? -1 : 1;
}
