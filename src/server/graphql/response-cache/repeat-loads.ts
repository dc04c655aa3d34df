import type { Answer } from '../../../datasources/cache/reads.js';
import type { Load, OperationLoads } from '../../../datasources/operation-loads.js';
import type { LoadSeen } from './response-store.js';

/** How many loads of an operation are made before it is executed: the lists, and this number of hubs. */
const MOST_LOADS = 35;

/**
 * What an operation has loaded, once it is complete.
 * @returns null where an answer failed or is stale, or where nothing or too much was loaded.
 */
export async function loadsSeen({ made }: OperationLoads): Promise<readonly LoadSeen[] | null> {
  if (made.length === 0 || made.length > MOST_LOADS) return null;
  try {
    const seen = await Promise.all(
      made.map(async ({ name, id, answer }) => {
        const { isStale, version, sentAt } = await answer;
        return { name, id, isStale, version, sentAt };
      }),
    );
    return seen.some(({ isStale }) => isStale) ? null : seen;
  } catch {
    return null;
  }
}

/**
 * Makes the loads of an earlier operation. The lists, and the hubs that a question names, are loaded together; then the
 * whole hubs of thin rows, if the lists have not changed. If they have, the operation may need other hubs.
 * @param withTime whether the answers must have the same time too.
 * @returns whether Operated still sends what it sent then. At the first difference or failure it is false at once.
 */
export async function repeatLoads(
  loads: OperationLoads,
  seen: readonly LoadSeen[],
  withTime: boolean,
): Promise<boolean> {
  const isSame = (last: LoadSeen, { isStale, version, sentAt }: Answer<unknown>): boolean =>
    !isStale && version === last.version && (!withTime || sentAt === last.sentAt);
  const repeat = async (wanted: readonly LoadSeen[]): Promise<void> => {
    const repeatOne = async (last: LoadSeen) => {
      if (!isSame(last, await loads.make(last))) throw CHANGED;
    };
    await Promise.all(wanted.map(repeatOne));
  };
  try {
    await repeat(seen.filter(isIndependent));
    await repeat(seen.filter((load) => !isIndependent(load)));
    return true;
  } catch {
    // What fails here fails for the fields that need it.
    return false;
  }
}

const CHANGED = new Error('Operated sends something else.');

function isIndependent({ name }: Load): boolean {
  return name !== 'wholeHub';
}
