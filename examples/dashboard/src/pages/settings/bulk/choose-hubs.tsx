import { Badge, Card, Radio, Stack, Text, Title } from '@mantine/core';
import { type ColumnDef, type RowSelectionState } from '@tanstack/react-table';
import { DataTable } from '../../../components/data-table';
import { type HubChoiceFragment, type HubFilter } from '../../../graphql/graphql';
import { HubFilterFields } from './hub-filter-fields';

export type TargetKind = 'hubs' | 'filter';

interface ChooseHubsProps {
  readonly hubs: readonly HubChoiceFragment[];
  /** How many hubs the filter finds; null while it is read. */
  readonly totalCount: number | null;
  readonly filter: HubFilter;
  readonly onFilter: (filter: HubFilter) => void;
  readonly selected: RowSelectionState;
  readonly onSelect: (selected: RowSelectionState) => void;
  readonly kind: TargetKind;
  readonly onKind: (kind: TargetKind) => void;
}

const COLUMNS: ColumnDef<HubChoiceFragment>[] = [
  { id: 'name', header: 'Hub', accessorFn: nameOf, sortingFn: 'alphanumeric' },
  { id: 'rooms', header: 'Room', accessorFn: roomsOf, sortingFn: 'alphanumeric' },
  { id: 'product', header: 'Product', accessorFn: ({ product }) => product.name },
  {
    id: 'firmware',
    header: 'Firmware',
    accessorFn: ({ firmware }) => firmware ?? '',
    sortingFn: 'alphanumeric',
  },
  {
    id: 'online',
    header: 'Connection',
    accessorFn: ({ online }) => (online ? 'Online' : 'Offline'),
    cell: ({ row: { original } }) => (
      <Badge variant="dot" color={original.online ? 'green' : 'gray'}>
        {original.online ? 'Online' : 'Offline'}
      </Badge>
    ),
  },
];

/** The first step: which hubs are to be changed. */
export function ChooseHubs(props: ChooseHubsProps) {
  const { hubs, totalCount, selected, kind } = props;
  const names = new Map(hubs.map((hub) => [hub.id, nameOf(hub)]));
  const selectedIds = Object.keys(selected);
  const hiddenCount = selectedIds.filter((id) => !names.has(id)).length;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="choose-hubs">
      <Stack>
        <Title order={2} size="h4" id="choose-hubs">
          1. Hubs
        </Title>
        <HubFilterFields filter={props.filter} onChange={props.onFilter} />
        <Radio.Group
          label="Change"
          value={kind}
          onChange={(value) => props.onKind(value === 'filter' ? 'filter' : 'hubs')}
        >
          <Stack gap="xs" mt={6}>
            <Radio value="hubs" label="The hubs that are selected in the table" />
            <Radio
              value="filter"
              label={`Every hub that the filter finds${totalCount === null ? '' : ` (${totalCount})`}`}
              description="The gateway evaluates the filter again, and changes nothing if it finds another number of hubs."
            />
          </Stack>
        </Radio.Group>
        <DataTable
          caption="Hubs that the filter finds"
          rows={hubs}
          columns={COLUMNS}
          rowId={({ id }) => id}
          initialSorting={[]}
          search=""
          empty="No hub matches the filter."
          minWidth={640}
          selection={
            kind === 'hubs'
              ? { selected, onChange: props.onSelect, rowName: (id) => names.get(id) ?? id }
              : undefined
          }
        />
        <Text size="sm" aria-live="polite">
          {kind === 'hubs'
            ? `${hubCount(selectedIds.length)} selected`
            : totalCount === null
              ? 'Counting the hubs…'
              : `${hubCount(totalCount)} found by the filter`}
          {kind === 'hubs' && hiddenCount > 0 && `, ${hiddenCount} of them not found by the filter`}
        </Text>
      </Stack>
    </Card>
  );
}

function hubCount(count: number): string {
  return count === 1 ? '1 hub' : `${count} hubs`;
}

function nameOf({ id, name }: HubChoiceFragment): string {
  return name ?? id;
}

function roomsOf({ spaces }: HubChoiceFragment): string {
  return spaces?.map(({ id, name }) => name ?? id).join(', ') ?? '';
}
