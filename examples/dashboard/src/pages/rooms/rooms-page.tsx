import { PageTitle } from '../../components/page-title';

/** The wall of rooms. */
export function RoomsPage() {
  return <PageTitle>Rooms</PageTitle>;
}
