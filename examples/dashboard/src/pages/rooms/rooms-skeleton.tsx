import { Skeleton, Stack } from '@mantine/core';
import classes from './room-wall.module.css';

const TILES = Array.from({ length: 18 }, (_, index) => index);

/** The wall before its rooms are loaded: in its place and of its size, so that nothing moves when they are. */
export function RoomsSkeleton() {
  return (
    <Stack role="status" aria-label="Loading the rooms">
      <Skeleton h={66} />
      <Skeleton h={60} w="min(28rem, 100%)" />
      <div className={classes.wall}>
        {TILES.map((tile) => (
          <Skeleton key={tile} h="7rem" />
        ))}
      </div>
    </Stack>
  );
}
