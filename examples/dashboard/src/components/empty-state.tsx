import { Stack, Text, Title } from '@mantine/core';
import { type ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  readonly message?: string;
  readonly icon?: ReactNode;
  /** For example a button that resets a filter. */
  readonly children?: ReactNode;
}

/** Is shown in place of a list without entries. */
export function EmptyState({ title, message, icon, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py="xl" ta="center">
      {icon}
      <Title order={2} size="h4">
        {title}
      </Title>
      {message !== undefined && <Text c="dimmed">{message}</Text>}
      {children}
    </Stack>
  );
}
