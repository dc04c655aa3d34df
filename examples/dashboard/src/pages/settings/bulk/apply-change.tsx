import { Button, Card, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { type Danger, Dangers } from '../form/dangers';
import { BulkProgress } from './bulk-progress';
import { BulkResults } from './bulk-results';
import { type BulkTarget } from './bulk-target';
import { type BulkRun } from './use-bulk-change';

interface ApplyChangeProps {
  readonly run: BulkRun | null;
  readonly dangers: readonly Danger[];
  /** Whether hubs and settings are chosen, and the values are valid. */
  readonly canStart: boolean;
  readonly onDryRun: () => void;
  readonly onApply: (target: BulkTarget) => void;
  readonly onCancel: () => void;
}

/** The third step: the dry run with the result of each hub, then the change with its progress. */
export function ApplyChange({ run, dangers, canStart, onDryRun, onApply, onCancel }: ApplyChangeProps) {
  const [isConfirmed, setConfirmed] = useState(false);
  const isRunning = run?.outcome === 'running';
  const target = run && targetOfChange(run);
  const count = target ? run.results.filter(wouldChange).length : 0;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="apply-change">
      <Stack>
        <Title order={2} size="h4" id="apply-change">
          3. Dry run and change
        </Title>
        {run && <BulkProgress run={run} onCancel={onCancel} />}
        {run && run.results.length > 0 && <BulkResults results={run.results} dryRun={run.dryRun} />}
        {target && <Dangers dangers={dangers} isConfirmed={isConfirmed} onConfirm={setConfirmed} />}
        <Group>
          <Button
            variant={target ? 'default' : 'filled'}
            disabled={!canStart || isRunning}
            onClick={onDryRun}
          >
            {run ? 'Repeat the dry run' : 'Dry run'}
          </Button>
          {target && (
            <Button disabled={dangers.length > 0 && !isConfirmed} onClick={() => onApply(target)}>
              {count === 1 ? 'Change 1 hub' : `Change ${count} hubs`}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

/** What the change is sent to after a dry run; null if there is nothing to change, or no complete dry run. */
function targetOfChange({ dryRun, outcome, results, target }: BulkRun): BulkTarget | null {
  if (!dryRun || outcome !== 'complete') return null;
  const hubIds = results.filter(wouldChange).map(({ hubId }) => hubId);
  if (hubIds.length === 0) return null;
  // By a filter the number of hubs must be that of the dry run, so that both agree.
  return target.kind === 'hubs' ? { kind: 'hubs', hubIds } : { ...target, count: results.length };
}

function wouldChange({ changes, userErrors }: BulkRun['results'][number]): boolean {
  return changes.length > 0 && userErrors.length === 0;
}
