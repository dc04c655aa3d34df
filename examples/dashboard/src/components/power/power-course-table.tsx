import { Table } from '@mantine/core';
import { formatClock, formatWatts } from '../format-numbers';
import { type PowerSeries } from './power-chart';
import { type PowerSample } from './power-course';

interface PowerCourseTableProps {
  readonly samples: readonly PowerSample[];
  readonly series: readonly PowerSeries[];
}

/** The values of the chart, newest first. */
export function PowerCourseTable({ samples, series }: PowerCourseTableProps) {
  return (
    <Table.ScrollContainer
      minWidth={200}
      maxHeight={240}
      type="native"
      tabIndex={0}
      role="region"
      aria-label="Course of power as a table"
    >
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Time</Table.Th>
            {series.map(({ key, label }) => (
              <Table.Th key={key} scope="col" ta="end">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {samples.toReversed().map(({ at, watts }) => (
            <Table.Tr key={at}>
              <Table.Th scope="row" fw="normal">
                {formatClock(at)}
              </Table.Th>
              {series.map(({ key }) => (
                <Table.Td key={key} ta="end">
                  {formatWatts(watts[key])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
