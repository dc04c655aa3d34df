import { Card, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useReactiveVar } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { connection } from '../../apollo/connection';
import { PowerChart, type PowerSeries } from './power-chart';
import { type PowerSample } from './power-course';
import { PowerCourseTable } from './power-course-table';
import { usePowerCourse } from './use-power-course';

interface PowerCourseCardProps {
  /** The newest watts by the key of the series; null while none are known. */
  readonly watts: PowerSample['watts'] | null;
  /** The lines that are shown. Others are recorded too, so that choosing one shows its whole course. */
  readonly series: readonly PowerSeries[];
  /** What chooses the series, if anything does. */
  readonly children?: ReactNode;
}

/** The course of power since the page was opened, as a chart or as a table. */
export function PowerCourseCard({ watts, series, children }: PowerCourseCardProps) {
  const { gatewayAnswers, operatedAnswers, live } = useReactiveVar(connection);
  const isCurrent = gatewayAnswers && operatedAnswers && live !== 'interrupted';
  const { samples } = usePowerCourse(isCurrent ? watts : withoutValues(watts));
  const [view, setView] = useState('chart');
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="power-course">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h4" id="power-course">
          Since this page was opened
        </Title>
        <SegmentedControl
          aria-label="Show the course of power as"
          size="xs"
          value={view}
          onChange={setView}
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </Group>
      {children}
      {samples.length === 0 && <Text c="dimmed">No values yet.</Text>}
      {samples.length > 0 && view === 'chart' && <PowerChart samples={samples} series={series} />}
      {samples.length > 0 && view === 'table' && <PowerCourseTable samples={samples} series={series} />}
    </Card>
  );
}

/** During an outage nothing is known: a gap in the line. */
function withoutValues(watts: PowerSample['watts'] | null): PowerSample['watts'] | null {
  return watts && Object.fromEntries(Object.keys(watts).map((key) => [key, null]));
}
