import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../components/empty-state';
import { PageTitle } from '../components/page-title';

/** Is shown for an address that is no page. */
export function NotFoundPage() {
  return (
    <>
      <PageTitle>Not found</PageTitle>
      <EmptyState title="There is no such page">
        <Button component={Link} to="/" variant="default">
          Go to the rooms
        </Button>
      </EmptyState>
    </>
  );
}
