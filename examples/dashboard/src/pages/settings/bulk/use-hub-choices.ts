import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { useAllPages } from '../../../apollo/use-all-pages';
import { graphql, readFragment } from '../../../graphql';
import { type HubChoiceFragment, type HubFilter } from '../../../graphql/graphql';

/** What the page shows of a hub to choose. */
const HUB_CHOICE = graphql(`
  fragment HubChoice on Hub {
    id
    name
    online
    firmware
    product {
      family
      name
    }
    spaces {
      id
      name
    }
  }
`);

const HUBS_TO_CHOOSE = graphql(`
  query HubsToChoose($filter: HubFilter!, $after: String) {
    hubs(filter: $filter, orderBy: { field: NAME }, first: 200, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...HubChoice
        }
      }
    }
  }
`);

interface HubChoices {
  /** Null before the first answer. While another filter is read, the hubs of the last one. */
  readonly hubs: readonly HubChoiceFragment[] | null;
  /** How many hubs the filter finds; null while it is read. */
  readonly totalCount: number | null;
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  readonly retry: () => void;
}

/** The hubs that a filter finds, page after page. */
export function useHubChoices(filter: HubFilter): HubChoices {
  const { data, previousData, loading, error, fetchMore, refetch } = useQuery(HUBS_TO_CHOOSE, {
    variables: { filter },
  });
  useAllPages(data?.hubs?.pageInfo, fetchMore);
  const edges = (data ?? previousData)?.hubs?.edges;
  const hubs = useMemo(() => edges?.map(({ node }) => readFragment(HUB_CHOICE, node)) ?? null, [edges]);
  return {
    hubs,
    totalCount: data?.hubs?.totalCount ?? null,
    isLoading: loading,
    error,
    retry: () => void refetch(),
  };
}
