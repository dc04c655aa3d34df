import { useQuery } from '@apollo/client/react';
import { Alert, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type RowSelectionState } from '@tanstack/react-table';
import { useState } from 'react';
import { LeaveGuard } from '../../components/leave-guard';
import { PageTitle } from '../../components/page-title';
import { QueryState } from '../../components/query-state';
import { useReasonNotToChangeHubs } from '../../components/use-reason-not-to-change-hubs';
import { readFragment } from '../../graphql';
import { type HubFilter } from '../../graphql/graphql';
import { ApplyChange } from './bulk/apply-change';
import { type BulkTarget, targetCount } from './bulk/bulk-target';
import { ChooseHubs, type TargetKind } from './bulk/choose-hubs';
import { ChooseSettings } from './bulk/choose-settings';
import { useBulkChange } from './bulk/use-bulk-change';
import { useHubChoices } from './bulk/use-hub-choices';
import { dangersOf } from './form/dangers';
import { isValid, validateDraft } from './form/draft-errors';
import { SETTING_DESCRIPTION } from './form/setting-description';
import { type Draft } from './form/setting-value';
import { SETTINGS_OF_PRODUCT } from './settings-of-product';

const TYPING_PAUSE_MS = 300;

/** The settings of many hubs at once: choose hubs, choose values, see what would change, change it. */
export function ManyHubsPage() {
  const [filter, setFilter] = useState<HubFilter>({});
  const [settledFilter] = useDebouncedValue(filter, TYPING_PAUSE_MS);
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [kind, setKind] = useState<TargetKind>('hubs');
  const [draft, setDraft] = useState<Draft>({});
  const { hubs, totalCount, isLoading, error, retry } = useHubChoices(settledFilter);
  const catalogue = useQuery(SETTINGS_OF_PRODUCT, { fetchPolicy: 'cache-first' });
  const change = useBulkChange();
  const reason = useReasonNotToChangeHubs();

  const settings = readFragment(SETTING_DESCRIPTION, catalogue.data?.configSettings ?? []);
  const errors = validateDraft(settings, draft);
  const target: BulkTarget =
    kind === 'hubs'
      ? { kind, hubIds: Object.keys(selected) }
      : { kind, filter: settledFilter, count: totalCount ?? 0 };
  const isFilterSettled = kind === 'hubs' || (filter === settledFilter && totalCount !== null);
  const hasWork = targetCount(target) > 0 && Object.keys(draft).length > 0;
  const isRunning = change.run?.outcome === 'running';
  const isDone = change.run?.outcome === 'complete' && !change.run.dryRun;

  /** A dry run says nothing of other hubs or other values. */
  function afterReset<Value>(set: (value: Value) => void): (value: Value) => void {
    return (value) => {
      change.reset();
      set(value);
    };
  }

  async function apply(confirmed: BulkTarget): Promise<void> {
    await change.start(confirmed, draft, false);
    // The list was read before the dry run.
    retry();
  }

  return (
    <>
      <LeaveGuard
        isActive={!isDone && Object.keys(draft).length > 0}
        message={
          isRunning && !change.run?.dryRun
            ? 'A change is in progress. If you leave, its results are no longer shown, and no further batch is sent.'
            : 'The settings that you chose have not been sent to the hubs.'
        }
      />
      <PageTitle>Settings of many hubs</PageTitle>
      {hubs === null ? (
        <QueryState isLoading={isLoading} error={error} onRetry={retry} />
      ) : (
        <Stack>
          {reason !== null && (
            <Alert color="yellow" title="Read only">
              {reason}
            </Alert>
          )}
          <fieldset disabled={isRunning} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
            <ChooseHubs
              hubs={hubs}
              totalCount={totalCount}
              filter={filter}
              onFilter={afterReset(setFilter)}
              selected={selected}
              onSelect={afterReset(setSelected)}
              kind={kind}
              onKind={afterReset(setKind)}
            />
          </fieldset>
          <ChooseSettings
            settings={settings}
            draft={draft}
            errors={errors.bySetting}
            isDisabled={isRunning}
            onChange={afterReset(setDraft)}
          />
          <ApplyChange
            run={change.run}
            dangers={dangersOf(settings, draft)}
            canStart={reason === null && hasWork && isFilterSettled && isValid(errors)}
            onDryRun={() => void change.start(target, draft, true)}
            onApply={(confirmed) => void apply(confirmed)}
            onCancel={change.cancel}
          />
        </Stack>
      )}
    </>
  );
}
