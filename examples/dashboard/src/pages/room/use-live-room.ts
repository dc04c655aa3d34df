import { useSubscription } from '@apollo/client/react';
import { graphql } from '../../graphql';

// An event has the ids of the query's objects, so that the cache updates what the page shows.
const ROOM_CHANGED = graphql(`
  subscription RoomChanged($filter: HubFilter!) {
    hubChanged(filter: $filter, includeCurrent: true) {
      changed
      hub {
        id
        ...HubCard
      }
    }
  }
`);

interface LiveRoom {
  readonly spaceId: string;
  /** The hubs that the page shows; null while they are not known. */
  readonly hubIds: readonly string[] | null;
  /** Is called when a hub may have entered or left the room. */
  readonly onHubsChanged: () => void;
}

/** Keeps the hubs of a room up to date for as long as the component is mounted. */
export function useLiveRoom({ spaceId, hubIds, onHubsChanged }: LiveRoom): void {
  useSubscription(ROOM_CHANGED, {
    variables: { filter: { spaceId } },
    skip: hubIds === null,
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (!data) return;
      const { hub, changed } = data.hubChanged;
      // A hub also causes an event when it enters or leaves the room; its spaces are part of INFO.
      if (!hubIds?.includes(hub.id) || changed.includes('INFO')) onHubsChanged();
    },
  });
}
