import { Button, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { EmptyState } from '../../components/empty-state';
import { ErrorState } from '../../components/error-state';
import { PageTitle } from '../../components/page-title';
import { chooseRooms } from './choose-rooms';
import { RoomGroups } from './room-groups';
import { RoomSearch } from './room-search';
import { RoomWall } from './room-wall';
import { RoomsSkeleton } from './rooms-skeleton';
import { useRoomAnnouncements } from './use-room-announcements';
import { useRoomChoice } from './use-room-choice';
import { useRooms } from './use-rooms';

/** The wall of rooms: each with its state, live; counted, filtered, searched and sorted. */
export function RoomsPage() {
  const { rooms, totalCount, hasFailed, retry } = useRooms();
  const [choice, change] = useRoomChoice();
  const { group, search, order } = choice;
  const chosen = useMemo(
    () => chooseRooms(rooms ?? [], { group, search, order }),
    [rooms, group, search, order],
  );
  useRoomAnnouncements(rooms ?? []);

  if (rooms === null) {
    return (
      <>
        <PageTitle>Rooms</PageTitle>
        {hasFailed ? (
          <ErrorState
            title="The rooms cannot be read"
            message="They appear as soon as they can be read again."
            action={{ label: 'Try again', onClick: retry }}
          />
        ) : (
          <RoomsSkeleton />
        )}
      </>
    );
  }
  return (
    <>
      <PageTitle>Rooms</PageTitle>
      <Stack gap="md">
        <RoomGroups rooms={rooms} chosen={group} onChoose={(next) => change({ group: next })} />
        <RoomSearch choice={choice} onChange={change} />
        <Text size="sm" c="dimmed" role="status">
          {rooms.length < totalCount
            ? `Loading rooms: ${rooms.length} of ${totalCount}`
            : `${chosen.length} of ${totalCount} rooms`}
        </Text>
        {chosen.length > 0 ? (
          <RoomWall rooms={chosen} />
        ) : totalCount === 0 ? (
          <EmptyState title="There are no rooms yet" message="They are created in Operated, as spaces." />
        ) : (
          <EmptyState title="No room matches">
            <Button variant="default" onClick={() => change({ group: 'all', search: '' })}>
              Show all rooms
            </Button>
          </EmptyState>
        )}
      </Stack>
    </>
  );
}
