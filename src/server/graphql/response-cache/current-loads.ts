import type { Principal } from '../../../auth/principal.js';
import type { Entry } from '../../../datasources/cache/entry.js';
import type { Reads } from '../../../datasources/cache/reads.js';
import { hubResource, type Resource, RESOURCES } from '../../../datasources/cache/resource.js';
import { hubsById } from '../../../datasources/relations.js';
import type { LoadSeen } from './response-store.js';

/**
 * Whether the cache has, fresh, all that an earlier operation of the principal has loaded: the loads of an equal
 * operation would have the same answers without a call.
 * @param withTime whether the answers must have the same time too.
 */
export function areCurrent(
  reads: Pick<Reads, 'freshEntry'>,
  principal: Principal,
  loads: readonly LoadSeen[],
  withTime: boolean,
): boolean {
  return loads.every((seen) => {
    const entry = entryOf(reads, principal, seen);
    return entry?.version === seen.version && (!withTime || entry.sentAt === seen.sentAt);
  });
}

function entryOf(
  reads: Pick<Reads, 'freshEntry'>,
  principal: Principal,
  { name, id }: LoadSeen,
): Entry<unknown> | null {
  const resource: Resource<unknown> =
    name === 'wholeHub' || name === 'hub' ? hubResource(id) : RESOURCES[name];
  if (name !== 'hub') return reads.freshEntry({ principal }, resource);
  // As the loaders read it: a hub is taken from a list that is fresh.
  const list = reads.freshEntry({ principal }, RESOURCES.hubs);
  const isListed = list !== null && hubsById.find(list.value, id) !== null;
  return isListed ? list : reads.freshEntry({ principal }, resource);
}
