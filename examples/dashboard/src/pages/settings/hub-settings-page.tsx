import { Alert, Anchor, Breadcrumbs, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../../components/empty-state';
import { LeaveGuard } from '../../components/leave-guard';
import { PageTitle } from '../../components/page-title';
import { QueryState } from '../../components/query-state';
import { useReasonNotToChangeHubs } from '../../components/use-reason-not-to-change-hubs';
import { type HubSettingsQuery, type SettingDescriptionFragment } from '../../graphql/graphql';
import { ChangeBar } from './change-bar';
import { ConfigForm } from './form/config-form';
import { dangersOf } from './form/dangers';
import { type SettingValue } from './form/setting-value';
import { ReviewDialog } from './review-dialog';
import { useConfigChange } from './use-config-change';
import { useHubSettings } from './use-hub-settings';

/** The settings of a hub as a form. */
export function HubSettingsPage() {
  const { hubId = '' } = useParams();
  const { hub, settings, values, isLoading, error, retry } = useHubSettings(hubId);
  const isMissing = hub === null && !error;
  return (
    <>
      <PageTitle>{hub ? `Settings of ${hub.name ?? hub.id}` : 'Settings of a hub'}</PageTitle>
      {isMissing && (
        <EmptyState title="There is no such hub" message="It does not exist, or you may not see it." />
      )}
      {!isMissing && !(hub && settings) && <QueryState isLoading={isLoading} error={error} onRetry={retry} />}
      {hub && settings && <HubSettings key={hub.id} hub={hub} settings={settings} values={values} />}
    </>
  );
}

interface HubSettingsProps {
  readonly hub: NonNullable<HubSettingsQuery['hub']>;
  readonly settings: readonly SettingDescriptionFragment[];
  readonly values: Readonly<Record<string, SettingValue | null>>;
}

function HubSettings({ hub, settings, values }: HubSettingsProps) {
  const change = useConfigChange(hub.id, settings);
  const callerReason = useReasonNotToChangeHubs();
  const reason = callerReason ?? (hub.online ? null : 'The hub is offline: its settings cannot be changed.');
  const count = Object.keys(change.draft).length;

  const formRef = useRef<HTMLDivElement>(null);
  const { rejectionCount, isPending } = change;
  useEffect(() => {
    // Fields are disabled while a request is pending, and cannot have the focus then.
    if (rejectionCount > 0 && !isPending) focusFirstError(formRef.current);
  }, [rejectionCount, isPending]);

  async function apply(): Promise<void> {
    if (!(await change.apply())) return;
    notifications.show({ color: 'green', title: hub.name ?? hub.id, message: 'The settings were changed.' });
  }

  return (
    <Stack ref={formRef}>
      <LeaveGuard isActive={count > 0} message="The changes of the settings have not been sent to the hub." />
      <Breadcrumbs>
        {hub.spaces?.map(({ id, name }) => (
          <Anchor key={id} component={Link} to={`/rooms/${encodeURIComponent(id)}`} size="sm">
            {name ?? id}
          </Anchor>
        ))}
        <Text size="sm">
          {hub.product.name}, firmware {hub.firmware ?? 'not reported'}
        </Text>
      </Breadcrumbs>
      {reason !== null && (
        <Alert color="yellow" title="Read only">
          {reason}
        </Alert>
      )}
      <ConfigForm
        settings={settings}
        original={values}
        draft={change.draft}
        errors={change.errors.bySetting}
        isDisabled={reason !== null || change.isPending}
        onChange={change.edit}
      />
      {count > 0 && (
        <ChangeBar
          count={count}
          errorCount={Object.keys(change.errors.bySetting).length}
          errors={change.errors.general}
          canReview={change.canReview}
          isPending={change.isPending}
          onDiscard={change.discard}
          onReview={() => void change.review()}
        />
      )}
      {change.preview && (
        <ReviewDialog
          hubName={hub.name ?? hub.id}
          changes={change.preview}
          dangers={dangersOf(settings, change.draft)}
          isPending={change.isPending}
          onApply={() => void apply()}
          onClose={change.closeReview}
        />
      )}
    </Stack>
  );
}

function focusFirstError(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>('[data-has-error] :is(input, select)')?.focus();
}
