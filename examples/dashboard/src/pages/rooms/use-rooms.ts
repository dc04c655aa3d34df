import { isNetworkRequestInFlight } from '@apollo/client/utilities';
import { useQuery, useReactiveVar } from '@apollo/client/react';
import { useMemo } from 'react';
import { connection } from '../../apollo/connection';
import { useAllPages } from '../../apollo/use-all-pages';
import { useLiveUpdates } from '../../apollo/use-live-updates';
import { readRoomFacts, type RoomFacts } from '../../components/room-state/room-facts';
import { graphql } from '../../graphql';

/**
 * Operated lists all spaces at once, so that a page of 500, the most that the gateway allows, costs no more calls than
 * one of 10.
 */
const ROOMS = graphql(`
  query Rooms($after: String) {
    spaces(first: 500, after: $after) {
      totalCount
      edges {
        node {
          id
          ...RoomFacts
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/**
 * It selects only what belongs to the hub itself: then the gateway executes an event once for all dashboards. Power is
 * left out, which would cause an event at nearly every poll. The aspect INFO reports that a hub was moved or renamed.
 */
const ROOMS_LIVE = graphql(`
  subscription RoomsLive {
    hubChanged(aspects: [PRESENCE, STATE, PORTS, INFO], includeCurrent: true) {
      changed
      hub {
        id
        online
        state {
          connected
          inMeeting
          overTemperature
        }
      }
    }
  }
`);
const NO_VARIABLES = {};

/** No subscription reports that rooms were created or renamed. */
const REFRESH_MS = 300_000; // 5 minutes
/** Without live updates, for example behind a proxy that lets no WebSocket through. */
const REFRESH_WITHOUT_LIVE_MS = 30_000;

/** The rooms of the caller, as far as they are loaded. */
export interface Rooms {
  /** Null until the first rooms are loaded. */
  readonly rooms: readonly RoomFacts[] | null;
  /** Of all rooms, also those that are not loaded yet. */
  readonly totalCount: number;
  /** Whether the rooms could not be read, so that those shown are none or old. */
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/** Reads all rooms, page by page, and keeps them up to date. */
export function useRooms(): Rooms {
  const { live } = useReactiveVar(connection);
  const { data, error, fetchMore, refetch, networkStatus } = useQuery(ROOMS, {
    pollInterval: live === 'interrupted' ? REFRESH_WITHOUT_LIVE_MS : REFRESH_MS,
  });
  const spaces = data?.spaces;
  useAllPages(spaces?.pageInfo, fetchMore);

  useLiveUpdates(ROOMS_LIVE, NO_VARIABLES, (events) => {
    if (events.some(({ hubChanged }) => hubChanged.changed.includes('INFO'))) void refetch();
  });

  const rooms = useMemo(() => spaces?.edges.map(({ node }) => readRoomFacts(node)) ?? null, [spaces]);
  return {
    rooms,
    totalCount: spaces?.totalCount ?? 0,
    hasFailed: error !== undefined && !isNetworkRequestInFlight(networkStatus),
    retry: () => void refetch(),
  };
}
