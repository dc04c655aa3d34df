import { Alert, Button, Card, Group, Text } from '@mantine/core';
import classes from './change-bar.module.css';

interface ChangeBarProps {
  readonly count: number;
  readonly errorCount: number;
  /** Errors that belong to no single setting. */
  readonly errors: readonly string[];
  readonly canReview: boolean;
  readonly isPending: boolean;
  readonly onDiscard: () => void;
  readonly onReview: () => void;
}

/** Stays at the end of the window while something is changed. */
export function ChangeBar({ count, errorCount, errors, canReview, ...props }: ChangeBarProps) {
  return (
    <Card withBorder shadow="md" padding="sm" className={classes.bar}>
      {errors.length > 0 && (
        <Alert color="red" title="The hub was not changed" role="alert" mb="sm">
          {errors.map((message) => (
            <Text key={message} size="sm">
              {message}
            </Text>
          ))}
        </Alert>
      )}
      <Group justify="space-between">
        <Text size="sm" aria-live="polite">
          {count === 1 ? '1 setting changed' : `${count} settings changed`}
          {errorCount > 0 && `, ${errorCount} with an error`}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={props.onDiscard} disabled={props.isPending}>
            Discard
          </Button>
          <Button onClick={props.onReview} loading={props.isPending} disabled={!canReview}>
            Review the change
          </Button>
        </Group>
      </Group>
    </Card>
  );
}
