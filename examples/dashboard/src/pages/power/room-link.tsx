import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

interface RoomLinkProps {
  readonly id: string;
  readonly name: string;
}

/** A link to the page of a room. */
export function RoomLink({ id, name }: RoomLinkProps) {
  return (
    <Anchor component={Link} to={`/rooms/${encodeURIComponent(id)}`} size="sm">
      {name}
    </Anchor>
  );
}
