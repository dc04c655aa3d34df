import { Button, Card, Group, Text } from '@mantine/core';
import classes from './change-bar.module.css';

interface ChangeBarProps {
  readonly count: number;
  readonly errorCount: number;
  readonly isPending: boolean;
  readonly onDiscard: () => void;
  readonly onReview: () => void;
}

/** Stays at the end of the window while something is changed. */
export function ChangeBar({ count, errorCount, isPending, onDiscard, onReview }: ChangeBarProps) {
  return (
    <Card withBorder shadow="md" padding="sm" className={classes.bar}>
      <Group justify="space-between">
        <Text size="sm" aria-live="polite">
          {count === 1 ? '1 setting changed' : `${count} settings changed`}
          {errorCount > 0 && `, ${errorCount} with an error`}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={onDiscard} disabled={isPending}>
            Discard
          </Button>
          <Button onClick={onReview} loading={isPending} disabled={errorCount > 0}>
            Review the change
          </Button>
        </Group>
      </Group>
    </Card>
  );
}
