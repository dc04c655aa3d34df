import { Checkbox, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import {
  type Column,
  type ColumnDef,
  type RowSelectionState,
  type SortingState,
  flexRender,
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  useReactTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import classes from './data-table.module.css';

export interface RowSelection {
  readonly selected: RowSelectionState;
  readonly onChange: (selected: RowSelectionState) => void;
  /** The name of a row for screen readers. */
  readonly rowName: (rowId: string) => string;
}

interface DataTableProps<Row> {
  /** What the table shows, for screen readers. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: ColumnDef<Row>[];
  readonly rowId: (row: Row) => string;
  readonly initialSorting: SortingState;
  /** Only rows with this text in a column are shown. */
  readonly search: string;
  /** Is shown in the place of rows if there are none. */
  readonly empty: ReactNode;
  /** Without it rows cannot be selected. */
  readonly selection?: RowSelection;
  readonly minWidth?: number;
}

const SORT_NAMES = { asc: 'ascending', desc: 'descending' } as const;

/** A table that is sorted by its headings, filtered by a text and, on request, selected from. */
export function DataTable<Row>({ search, selection, minWidth = 480, ...props }: DataTableProps<Row>) {
  const [sorting, setSorting] = useState(props.initialSorting);
  // TanStack Table takes a mutable array, and needs the same one until the rows change.
  const data = useMemo(() => [...props.rows], [props.rows]);
  const table = useReactTable({
    data,
    columns: props.columns,
    state: { sorting, globalFilter: search, rowSelection: selection?.selected ?? {} },
    getRowId: props.rowId,
    onSortingChange: setSorting,
    enableRowSelection: selection !== undefined,
    onRowSelectionChange: (change) =>
      selection?.onChange(typeof change === 'function' ? change(selection.selected) : change),
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  });
  const rows = table.getRowModel().rows;
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={props.caption}
    >
      <Table highlightOnHover verticalSpacing="xs">
        <Table.Caption>
          <VisuallyHidden>{props.caption}</VisuallyHidden>
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {selection && (
              <Table.Th w={40}>
                <Checkbox
                  aria-label={`Select all ${rows.length} rows shown`}
                  checked={rows.length > 0 && table.getIsAllRowsSelected()}
                  indeterminate={table.getIsSomeRowsSelected()}
                  onChange={table.getToggleAllRowsSelectedHandler()}
                />
              </Table.Th>
            )}
            {table.getFlatHeaders().map(({ column }) => (
              <Heading key={column.id} column={column} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id} aria-selected={selection && row.getIsSelected()}>
              {selection && (
                <Table.Td>
                  <Checkbox
                    aria-label={`Select ${selection.rowName(row.id)}`}
                    checked={row.getIsSelected()}
                    onChange={row.getToggleSelectedHandler()}
                  />
                </Table.Td>
              )}
              {row.getVisibleCells().map((cell) => (
                <Table.Td key={cell.id} className={isNumeric(cell.column) ? classes.number : undefined}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length === 0 && (
        <Text c="dimmed" ta="center" py="lg">
          {props.empty}
        </Text>
      )}
    </Table.ScrollContainer>
  );
}

function Heading<Row>({ column }: { readonly column: Column<Row> }) {
  const sorted = column.getIsSorted();
  const Icon = sorted === 'asc' ? IconArrowUp : sorted === 'desc' ? IconArrowDown : IconArrowsSort;
  const title = typeof column.columnDef.header === 'string' ? column.columnDef.header : column.id;
  return (
    <Table.Th
      scope="col"
      className={isNumeric(column) ? classes.number : undefined}
      aria-sort={sorted === false ? undefined : SORT_NAMES[sorted]}
    >
      <UnstyledButton className={classes.sort} onClick={column.getToggleSortingHandler()}>
        {title}
        <Icon size={14} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}

/** Columns of numbers are sorted by value, and so have the sorting function for it. */
function isNumeric<Row>(column: Column<Row>): boolean {
  return column.columnDef.sortingFn === 'basic';
}
