import type { FieldPolicy, Reference } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

interface PageInfo {
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
  readonly startCursor: string;
  readonly endCursor: string;
}

/** As relayStylePagination keeps it: in an object of its own, or, where an edge has an id, a reference to it. */
type Edge = { node: Reference; cursor?: string } | (Reference & { cursor?: string });

interface Page {
  readonly edges?: Edge[];
  readonly nodes?: readonly Reference[];
  readonly pageInfo?: PageInfo;
}

/** Joins the pages of a list, whether queries select `edges` or `nodes`. */
export function pages(): FieldPolicy<Page | null, Page | null, object | null> {
  const { read, merge } = relayStylePagination();
  if (typeof read !== 'function' || typeof merge !== 'function') throw new Error('no policy');
  return {
    // Lists with equal conditions are one list. A query with first: 0 reads counts, not an empty list.
    keyArgs: (args) => ['filter', 'orderBy', ...(args?.['first'] === 0 ? ['first'] : [])],
    merge(existing, incoming, options) {
      // The list could not be read: what was read before is kept.
      if (!incoming) return existing ?? null;
      const { nodes, ...page } = incoming;
      const edges = page.edges ?? nodes?.map((node) => ({ node }));
      const known = withEntries(existing);
      if (edges) return { ...existing, ...merge(known, { ...page, edges }, options) };
      // A query of counts alone changes no entries.
      return { ...existing, ...page, ...(known && { pageInfo: known.pageInfo }) };
    },
    read(existing, options) {
      const known = withEntries(existing);
      const list = known && read(known, options);
      if (!list) return existing;
      return { ...list, nodes: list.edges?.map((edge) => options.readField('node', edge)) };
    },
  };
}

/** A list of which entries are known, and not only counts. */
function withEntries(list: Page | null | undefined) {
  const { edges, pageInfo } = list ?? {};
  return edges && pageInfo && { ...list, edges, pageInfo };
}
