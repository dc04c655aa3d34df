import { Card, Group, SegmentedControl, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { DataTable } from '../../components/data-table';
import { formatWatts } from '../../components/format-numbers';
import { type HubPowerFragment } from '../../graphql/graphql';
import { RoomLink } from './room-link';
import { NO_ROOM, type PowerRow, hubRows, portRows, roomRows } from './power-rows';

const WATTAGE: ColumnDef<PowerRow> = {
  id: 'wattage',
  header: 'Power',
  accessorFn: ({ wattage }) => wattage,
  cell: ({ row }) => formatWatts(row.original.wattage),
  sortingFn: 'basic',
  sortUndefined: 'last',
  enableGlobalFilter: false,
};

const VIEWS = {
  rooms: {
    label: 'Rooms',
    minWidth: 260,
    rows: roomRows,
    columns: [
      {
        ...textColumn('Room', ({ name }) => name),
        cell: ({ row: { original } }) =>
          original.id === NO_ROOM ? original.name : <RoomLink id={original.id} name={original.name} />,
      },
      {
        id: 'hubs',
        header: 'Reporting',
        accessorFn: ({ reportingCount }) => reportingCount,
        cell: ({ row }) => `${row.original.reportingCount ?? 0} of ${row.original.hubCount ?? 0}`,
        sortingFn: 'basic',
        enableGlobalFilter: false,
      },
      WATTAGE,
    ],
  },
  hubs: {
    label: 'Hubs',
    minWidth: 260,
    rows: hubRows,
    columns: [textColumn('Hub', ({ name }) => name), textColumn('Room', ({ room }) => room), WATTAGE],
  },
  ports: {
    label: 'Ports',
    minWidth: 480,
    rows: portRows,
    columns: [
      textColumn('Hub', ({ hub }) => hub),
      textColumn('Port', ({ name }) => name),
      textColumn('Device', ({ device }) => device),
      textColumn('Room', ({ room }) => room),
      WATTAGE,
    ],
  },
} satisfies Record<string, View>;

interface View {
  readonly label: string;
  readonly rows: (hubs: readonly HubPowerFragment[]) => PowerRow[];
  readonly columns: ColumnDef<PowerRow>[];
  /** Narrower windows scroll the table, px. */
  readonly minWidth: number;
}
type ViewName = keyof typeof VIEWS;

function isViewName(value: string): value is ViewName {
  return value in VIEWS;
}

/** The power now, by room, by hub or by port. */
export function PowerTable({ hubs }: { readonly hubs: readonly HubPowerFragment[] }) {
  const [viewName, setViewName] = useState<ViewName>('rooms');
  const [search, setSearch] = useState('');
  const view: View = VIEWS[viewName];
  const rows = useMemo(() => view.rows(hubs), [view, hubs]);
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="power-now">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h4" id="power-now">
          Now
        </Title>
        <Group gap="sm">
          <SegmentedControl
            aria-label="Show the power by"
            size="xs"
            value={viewName}
            onChange={(value) => {
              if (isViewName(value)) setViewName(value);
            }}
            data={Object.entries(VIEWS).map(([value, { label }]) => ({ value, label }))}
          />
          <TextInput
            aria-label="Filter the table"
            placeholder="Filter"
            size="xs"
            type="search"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </Group>
      </Group>
      <DataTable
        key={viewName}
        caption={`Power by ${view.label.toLowerCase().replace(/s$/, '')}`}
        rows={rows}
        columns={view.columns}
        rowId={({ id }) => id}
        initialSorting={[{ id: 'wattage', desc: true }]}
        minWidth={view.minWidth}
        search={search}
        empty={search === '' ? 'Nothing reports power.' : 'Nothing matches the filter.'}
      />
    </Card>
  );
}

function textColumn(header: string, value: (row: PowerRow) => string | undefined): ColumnDef<PowerRow> {
  return { id: header, header, accessorFn: (row) => value(row) ?? '', sortingFn: 'alphanumeric' };
}
