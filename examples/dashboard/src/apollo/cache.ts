import { type FieldReadFunction, InMemoryCache, type Reference, type TypePolicies } from '@apollo/client';
import { pages } from './pages';
import { spaceFields } from './space-fields';

/**
 * How answers are kept. Hubs, spaces, ports and accounts have ids, so that every query that shows one of them is
 * updated by each answer and each live event about it.
 */
const typePolicies: TypePolicies = {
  Query: {
    fields: {
      // Lists with equal conditions are one list, whatever pages of it have been loaded.
      hubs: pages(),
      spaces: pages(),
      // A page about one hub or space that a list has already loaded shows what is known of it immediately.
      hub: { read: byId('Hub') },
      space: { read: byId('Space') },
    },
  },
  Account: { fields: { hubs: pages(), spaces: pages() } },
  Space: { fields: { ...spaceFields, hubs: pages() } },
  Hub: {
    fields: {
      // A live event about the state does not select every field that a page has loaded: both are kept.
      state: { merge: true },
      config: { merge: true },
    },
  },
  // The caller: one for each client, as a client is created anew for each caller.
  Viewer: { keyFields: [] },
};

/** Creates the cache of one caller. It is never shared by two: what one may see, another may not. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies });
}

/** Reads a root field with the argument `id` from what any query has loaded of that object. */
function byId(typename: 'Hub' | 'Space'): FieldReadFunction<Reference | null> {
  return (known, { args, toReference }) => {
    const id: unknown = args?.['id'];
    return known ?? (typeof id === 'string' ? toReference({ __typename: typename, id }) : undefined);
  };
}
