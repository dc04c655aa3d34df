import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { type BulkRun } from './use-bulk-change';

interface BulkProgressProps {
  readonly run: BulkRun;
  readonly onCancel: () => void;
}

/** How far a run is. The progress counts the hubs that have a result. */
export function BulkProgress({ run, onCancel }: BulkProgressProps) {
  const { results, total, outcome, errors, target } = run;
  const isRunning = outcome === 'running';
  // A change by a filter is one request: until its answer nothing is known.
  const isUncounted = isRunning && target.kind === 'filter';
  const percent = total === 0 ? 100 : (results.length / total) * 100;
  return (
    <Stack gap="xs">
      <Progress.Root size="lg">
        <Progress.Section
          value={isUncounted ? 100 : percent}
          animated={isUncounted}
          striped={isUncounted}
          color={outcome === 'failed' ? 'red' : undefined}
          // Those of Mantine have no value that is unknown, and its text in percent only.
          withAria={false}
          role="progressbar"
          aria-label={run.dryRun ? 'Progress of the dry run' : 'Progress of the change'}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={isUncounted ? undefined : results.length}
          aria-valuetext={progressText(run)}
        />
      </Progress.Root>
      <Group justify="space-between">
        <Text size="sm" role="status">
          {progressText(run)}
        </Text>
        {isRunning && target.kind === 'hubs' && (
          <Button variant="default" size="xs" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </Group>
      {errors.length > 0 && (
        <Alert color="red" title="It stopped" role="alert">
          {errors.join(' ')}
        </Alert>
      )}
    </Stack>
  );
}

function progressText({ dryRun, outcome, results, total }: BulkRun): string {
  const done = `${results.length} of ${total} hubs ${dryRun ? 'checked' : 'processed'}`;
  if (outcome === 'cancelled') return `Cancelled: ${done}; nothing was sent to the others.`;
  if (outcome === 'failed') return `Stopped: ${done}.`;
  return outcome === 'complete' ? `${done}.` : `${done}…`;
}
