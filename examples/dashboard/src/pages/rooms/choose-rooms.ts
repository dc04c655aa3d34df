import { type RoomFacts } from '../../components/room-state/room-facts';
import { type RoomState } from '../../components/room-state/room-states';

/** What the wall shows: the rooms of one state, those that are too hot, or all. */
export type RoomGroup = RoomState | 'too-hot' | 'all';

export const ROOM_ORDERS = ['name', 'state'] as const;
export type RoomOrder = (typeof ROOM_ORDERS)[number];

/** What the user has chosen to see. */
export interface RoomChoice {
  readonly group: RoomGroup;
  /** Part of a name; empty for all. */
  readonly search: string;
  readonly order: RoomOrder;
}

/** What needs attention comes first. */
const STATE_ORDER: readonly RoomState[] = ['offline', 'unknown', 'meeting', 'in-use', 'free'];

/** Compares as people do: "Room 2" before "Room 10". */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The rooms that match a choice, in its order. */
export function chooseRooms(rooms: readonly RoomFacts[], choice: RoomChoice): readonly RoomFacts[] {
  const search = choice.search.trim().toLocaleLowerCase();
  return rooms
    .filter((room) => isInGroup(room, choice.group) && room.name.toLocaleLowerCase().includes(search))
    .sort((a, b) => (choice.order === 'state' ? urgency(a) - urgency(b) : 0) || byName(a, b));
}

/** How many rooms a group has. */
export function countRooms(rooms: readonly RoomFacts[], group: RoomGroup): number {
  return rooms.filter((room) => isInGroup(room, group)).length;
}

function isInGroup(room: RoomFacts, group: RoomGroup): boolean {
  switch (group) {
    case 'all':
      return true;
    case 'too-hot':
      return room.isTooHot;
    default:
      return room.state === group;
  }
}

function urgency({ isTooHot, state }: RoomFacts): number {
  return isTooHot ? -1 : STATE_ORDER.indexOf(state);
}

function byName(a: RoomFacts, b: RoomFacts): number {
  return collator.compare(a.name, b.name) || collator.compare(a.id, b.id);
}
