import { Group, Title } from '@mantine/core';
import { type ReactNode } from 'react';

interface PageTitleProps {
  readonly children: ReactNode;
  /** Controls of the whole page, beside the title. */
  readonly actions?: ReactNode;
}

/** The heading of a page; each page has one. */
export function PageTitle({ children, actions }: PageTitleProps) {
  return (
    <Group justify="space-between" mb="md" gap="sm">
      <Title order={1} size="h2">
        {children}
      </Title>
      {actions}
    </Group>
  );
}
