import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

interface ErrorStateProps {
  readonly title: string;
  readonly message: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** Is shown in place of content that cannot be shown, with what the user can do. */
export function ErrorState({ title, message, action }: ErrorStateProps) {
  return (
    <Alert color="red" title={title} icon={<IconAlertTriangle aria-hidden />} maw={640}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{message}</Text>
        {action && (
          <Button variant="default" size="xs" onClick={action.onClick}>
            {action.label}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
