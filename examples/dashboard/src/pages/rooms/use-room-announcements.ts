import { useEffect, useRef } from 'react';
import { announce } from '../../components/announcer';
import { type RoomFacts } from '../../components/room-state/room-facts';
import { ROOM_STATES, TOO_HOT } from '../../components/room-state/room-states';

/** Changes within this time are announced together. */
const COLLECT_MS = 10_000;
/** More rooms than these are counted, not named. */
const NAMED_ROOMS = 3;

/** Announces rooms that change to screen readers, together and not each at once: a wall of rooms changes all the time. */
export function useRoomAnnouncements(rooms: readonly RoomFacts[]): void {
  const known = useRef<ReadonlyMap<string, string>>(new Map());
  const changed = useRef(new Map<string, string>());

  useEffect(() => {
    const descriptions = new Map(rooms.map((room) => [room.id, describe(room)]));
    for (const [id, description] of descriptions) {
      const before = known.current.get(id);
      if (before !== undefined && before !== description) changed.current.set(id, description);
    }
    known.current = descriptions;
  }, [rooms]);

  useEffect(() => {
    const timer = setInterval(() => {
      const descriptions = [...changed.current.values()];
      changed.current.clear();
      if (descriptions.length > NAMED_ROOMS) announce(`${descriptions.length} rooms have changed.`);
      else if (descriptions.length > 0) announce(`${descriptions.join('. ')}.`);
    }, COLLECT_MS);
    return () => clearInterval(timer);
  }, []);
}

function describe({ name, state, isTooHot }: RoomFacts): string {
  return [`${name}: ${ROOM_STATES[state].label}`, ...(isTooHot ? [TOO_HOT.label] : [])].join(', ');
}
