import { type RoomFacts } from '../../components/room-state/room-facts';
import { RoomTile } from './room-tile';
import classes from './room-wall.module.css';

/** The rooms as tiles, which grow with the screen: from a phone to a wall. */
export function RoomWall({ rooms }: { readonly rooms: readonly RoomFacts[] }) {
  return (
    <ul className={classes.wall} aria-label="Rooms">
      {rooms.map((room) => (
        <li key={room.id} className={classes.room}>
          <RoomTile {...room} />
        </li>
      ))}
    </ul>
  );
}
