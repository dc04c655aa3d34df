import type { SpaceRecord } from '../datasources/decode/space.js';
import type { Loaders } from '../datasources/loaders.js';
import { GatewayError } from '../schema/gateway-error.js';
import { filterInChunks } from './filter-in-chunks.js';

/** The spaces that the caller can see, or why they cannot be read. */
export interface VisibleSpaces {
  readonly spaces: readonly SpaceRecord[];
  /** Null where they were read. */
  readonly failure: GatewayError | null;
}

/**
 * Loads the spaces for their names, without which a value is still worth having.
 * @throws GatewayError where the failure concerns every call of the caller, not the list of spaces alone.
 */
export async function visibleSpaces(loaders: Loaders): Promise<VisibleSpaces> {
  try {
    return { spaces: await loaders.spaces(), failure: null };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.failsAllCalls && error.code !== 'FORBIDDEN') throw error;
    return { spaces: [], failure: error };
  }
}

/** The spaces with a text in their name, or why they cannot be read. */
export interface NamedSpaces {
  readonly ids: ReadonlySet<string>;
  /** Null where they were read, and where the caller may not: then it can see no space. */
  readonly failure: GatewayError | null;
}

/**
 * Finds the spaces of the caller with a text in their name, case-insensitive. Others have names that the caller must not
 * learn, so that what is found holds for the caller alone.
 * @param signal aborted when the client is gone.
 * @throws GatewayError where the failure concerns every call of the caller.
 */
export async function spacesNamed(
  loaders: Loaders,
  search: string,
  signal: AbortSignal,
): Promise<NamedSpaces> {
  const { spaces, failure } = await visibleSpaces(loaders);
  const wanted = search.toLowerCase();
  const found = await filterInChunks(
    spaces,
    ({ name }) => name?.toLowerCase().includes(wanted) ?? false,
    signal,
  );
  const ids = new Set(found.flatMap((index) => spaces[index]?.id ?? []));
  return { ids, failure: failure?.code === 'FORBIDDEN' ? null : failure };
}
