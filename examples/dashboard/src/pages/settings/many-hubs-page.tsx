import { PageTitle } from '../../components/page-title';

/** The settings of many hubs at once. */
export function ManyHubsPage() {
  return <PageTitle>Settings of many hubs</PageTitle>;
}
