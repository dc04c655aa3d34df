import { useQuery, useSubscription } from '@apollo/client/react';
import { useMemo } from 'react';
import { useAllPages } from '../../apollo/use-all-pages';
import { graphql, readFragment } from '../../graphql';
import { type HubPowerFragment } from '../../graphql/graphql';
import { HUB_POWER, POWER_CHANGED } from './hub-power';

const HUBS_WITH_POWER = graphql(`
  query HubsWithPower($after: String) {
    hubs(first: 200, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...HubPower
        }
      }
    }
  }
`);

interface AllHubPower {
  /** Those that have been loaded; null before the first page. */
  readonly hubs: readonly HubPowerFragment[] | null;
  readonly totalCount: number;
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  readonly retry: () => void;
}

/** The power of all hubs, page after page, kept up to date by live events. */
export function useAllHubPower(): AllHubPower {
  const { data, loading, error, fetchMore, refetch } = useQuery(HUBS_WITH_POWER);
  useAllPages(data?.hubs?.pageInfo, fetchMore);
  useSubscription(POWER_CHANGED, { skip: !data?.hubs, ignoreResults: true });
  const edges = data?.hubs?.edges;
  const hubs = useMemo(() => edges?.map(({ node }) => readFragment(HUB_POWER, node)) ?? null, [edges]);
  return {
    hubs,
    totalCount: data?.hubs?.totalCount ?? 0,
    isLoading: loading,
    error,
    retry: () => void refetch(),
  };
}
