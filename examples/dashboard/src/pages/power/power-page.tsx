import { PageTitle } from '../../components/page-title';

/** The power of the rooms now, and its course since the page was opened. */
export function PowerPage() {
  return <PageTitle>Power</PageTitle>;
}
