import { Card, Stack, Text } from '@mantine/core';
import { EmptyState } from '../../components/empty-state';
import { formatWatts } from '../../components/format-numbers';
import { PageTitle } from '../../components/page-title';
import { QueryState } from '../../components/query-state';
import { PowerCourseOfRooms } from './power-course-of-rooms';
import { totalWattage } from './power-rows';
import { PowerTable } from './power-table';
import { useAllHubPower } from './use-all-hub-power';

/** The power now, and its course since the page was opened. */
export function PowerPage() {
  const { hubs, totalCount, isLoading, error, retry } = useAllHubPower();
  return (
    <>
      <PageTitle>Power</PageTitle>
      {hubs === null && <QueryState isLoading={isLoading} error={error} onRetry={retry} />}
      {hubs?.length === 0 && <EmptyState title="No hubs" message="You may see no hub." />}
      {hubs && hubs.length > 0 && (
        <Stack>
          <Card withBorder padding="lg">
            <Text size="xl" fw={700} style={{ fontVariantNumeric: 'tabular-nums' }}>
              {formatWatts(totalWattage(hubs))}
            </Text>
            <Text size="sm" c="dimmed">
              {hubs.filter(({ power }) => typeof power?.wattage === 'number').length} of {hubs.length} hubs
              report their power.{' '}
              {hubs.length < totalCount && `${totalCount - hubs.length} more are being loaded.`}
            </Text>
          </Card>
          <PowerCourseOfRooms hubs={hubs} />
          <PowerTable hubs={hubs} />
        </Stack>
      )}
    </>
  );
}
