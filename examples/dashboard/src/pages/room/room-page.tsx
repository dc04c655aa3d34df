import { useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Stack, Text } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../../components/empty-state';
import { PageTitle } from '../../components/page-title';
import { QueryState } from '../../components/query-state';
import { useReasonNotToChangeHubs } from '../../components/use-reason-not-to-change-hubs';
import { graphql } from '../../graphql';
import { HubCard } from './hub-card';
import { RoomPower } from './room-power';
import { useLiveRoom } from './use-live-room';

const ROOM = graphql(`
  query Room($id: ID!) {
    space(id: $id) {
      id
      name
      hubs(first: 500, orderBy: { field: NAME }) {
        nodes {
          id
          ...HubCard
        }
      }
    }
  }
`);

/** A room: its hubs and their ports, live, and the course of its power. */
export function RoomPage() {
  const { spaceId = '' } = useParams();
  // Another room is another page: nothing of the last one, as the course of its power, is kept.
  return <Room key={spaceId} id={spaceId} />;
}

function Room({ id }: { readonly id: string }) {
  const { data, loading, error, refetch } = useQuery(ROOM, { variables: { id } });
  const callerReason = useReasonNotToChangeHubs();
  const space = data?.space;
  const hubs = space?.hubs?.nodes;
  useLiveRoom({
    spaceId: id,
    hubIds: hubs?.map((hub) => hub.id) ?? null,
    onHubsChanged: () => void refetch(),
  });

  if (data && space === null && !error) {
    return (
      <EmptyState
        icon={<IconDoor size={40} aria-hidden />}
        title="There is no such room"
        message="It does not exist, or you may not see it."
      >
        <Anchor component={Link} to="/">
          All rooms
        </Anchor>
      </EmptyState>
    );
  }
  return (
    <>
      <Breadcrumbs mb="xs">
        <Anchor component={Link} to="/" size="sm">
          Rooms
        </Anchor>
        <Text size="sm">{space?.name ?? id}</Text>
      </Breadcrumbs>
      <PageTitle>{space?.name ?? 'Room'}</PageTitle>
      {!space || !hubs ? (
        <QueryState isLoading={loading} error={error} onRetry={() => void refetch()} />
      ) : (
        <Stack>
          {hubs.map((hub) => (
            <HubCard key={hub.id} hub={hub} callerReason={callerReason} />
          ))}
          {hubs.length > 0 && <RoomPower spaceId={id} />}
          {hubs.length === 0 && (
            <EmptyState title="No hubs" message="No hub has been assigned to this room in Operated." />
          )}
        </Stack>
      )}
    </>
  );
}
