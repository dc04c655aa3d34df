import { type FragmentType, graphql, readFragment } from '../../graphql';
import { type RoomState } from './room-states';

/** What a room's state is read from. The cache computes `inUse` and `online` anew with every live event of a hub. */
export const ROOM_FACTS = graphql(`
  fragment RoomFacts on Space {
    id
    name
    inUse
    online
    hubs(first: 50) {
      totalCount
      nodes {
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

/** A room at a glance. */
export interface RoomFacts {
  readonly id: string;
  readonly name: string;
  readonly state: RoomState;
  /** Whether the over-temperature protection of a hub is active. */
  readonly isTooHot: boolean;
  readonly hubCount: number;
  readonly offlineHubCount: number;
}

/** Reads a room at a glance from its space. */
export function readRoomFacts(room: FragmentType<typeof ROOM_FACTS>): RoomFacts {
  const { id, name, inUse, online, hubs } = readFragment(ROOM_FACTS, room);
  const all = hubs?.nodes ?? [];
  const connected = all.filter((hub) => hub.online);
  return {
    id,
    name: name ?? id,
    state: stateOf({
      inUse: inUse ?? null,
      online: online ?? null,
      // A hub that is offline keeps the last state that it sent.
      inMeeting: connected.some(({ state }) => state?.inMeeting === true),
    }),
    isTooHot: connected.some(({ state }) => isProtecting(state?.overTemperature ?? null)),
    hubCount: hubs?.totalCount ?? 0,
    offlineHubCount: all.length - connected.length,
  };
}

interface Signals {
  readonly inUse: boolean | null;
  readonly online: boolean | null;
  readonly inMeeting: boolean;
}

/** The first state that applies: what is known of an offline room may be long past. */
function stateOf({ inUse, online, inMeeting }: Signals): RoomState {
  if (online === false) return 'offline';
  if (inMeeting) return 'meeting';
  if (inUse === null) return 'unknown';
  return inUse ? 'in-use' : 'free';
}

function isProtecting(overTemperature: string | null): boolean {
  return overTemperature === 'OVERHEAT' || overTemperature === 'REDUCED';
}
