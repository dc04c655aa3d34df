import { PageTitle } from '../../components/page-title';

/** The settings of a hub as a form. */
export function HubSettingsPage() {
  return <PageTitle>Settings of a hub</PageTitle>;
}
