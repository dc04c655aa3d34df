import { PageTitle } from '../../components/page-title';

/** A room: its hubs and their ports. */
export function RoomPage() {
  return <PageTitle>Room</PageTitle>;
}
