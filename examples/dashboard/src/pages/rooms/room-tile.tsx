import { Card, Text } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'react-router';
import { type RoomFacts } from '../../components/room-state/room-facts';
import { ROOM_STATES, TOO_HOT } from '../../components/room-state/room-states';
import { StateLabel } from '../../components/room-state/state-label';
import classes from './room-tile.module.css';

/** A room of the wall: a link to its page. Its properties are plain values, so that only rooms that change render. */
export const RoomTile = memo(function RoomTile(room: RoomFacts) {
  const state = ROOM_STATES[room.state];
  return (
    <Card
      component={Link}
      to={`/rooms/${encodeURIComponent(room.id)}`}
      className={classes.tile}
      data-state-color={room.isTooHot ? TOO_HOT.color : state.color}
      padding="sm"
      withBorder
    >
      <Text fw={600} fz="inherit" lineClamp={2}>
        {room.name}
      </Text>
      <StateLabel view={state} />
      {room.isTooHot && <StateLabel view={TOO_HOT} />}
      <Text fz="0.8em" c="dimmed">
        {describeHubs(room)}
      </Text>
    </Card>
  );
});

function describeHubs({ hubCount, offlineHubCount }: RoomFacts): string {
  if (hubCount === 0) return 'No hubs';
  const hubs = hubCount === 1 ? '1 hub' : `${hubCount} hubs`;
  // The state of the room says it already if none is online.
  return offlineHubCount > 0 && offlineHubCount < hubCount ? `${hubs}, ${offlineHubCount} offline` : hubs;
}
