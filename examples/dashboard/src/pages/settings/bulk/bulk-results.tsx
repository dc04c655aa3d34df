import { Badge, Stack, Text } from '@mantine/core';
import { type ColumnDef } from '@tanstack/react-table';
import { DataTable } from '../../../components/data-table';
import { type BulkResultFragment } from '../../../graphql/graphql';
import { ConfigDiff } from '../form/config-diff';

interface BulkResultsProps {
  readonly results: readonly BulkResultFragment[];
  readonly dryRun: boolean;
}

/** The result of each hub: what changed or would change, or why it did not. */
export function BulkResults({ results, dryRun }: BulkResultsProps) {
  return (
    <DataTable
      caption={dryRun ? 'What would change' : 'What was changed'}
      rows={results}
      columns={dryRun ? DRY_RUN_COLUMNS : CHANGE_COLUMNS}
      rowId={({ hubId }) => hubId}
      initialSorting={[]}
      search=""
      empty="No results yet."
      minWidth={560}
    />
  );
}

const DRY_RUN_COLUMNS = columnsWith('Would change');
const CHANGE_COLUMNS = columnsWith('Changed');

function columnsWith(changed: string): ColumnDef<BulkResultFragment>[] {
  return [
    {
      id: 'hub',
      header: 'Hub',
      accessorFn: ({ hub, hubId }) => hub?.name ?? hubId,
      sortingFn: 'alphanumeric',
    },
    {
      id: 'result',
      header: 'Result',
      accessorFn: (result) => verdict(result, changed).text,
      cell: ({ row: { original } }) => {
        const { text, color } = verdict(original, changed);
        return (
          <Badge variant="dot" color={color}>
            {text}
          </Badge>
        );
      },
    },
    {
      id: 'details',
      header: 'Details',
      accessorFn: ({ userErrors }) => userErrors.map(({ message }) => message).join(' '),
      cell: ({ row: { original } }) => <Details result={original} />,
    },
  ];
}

function Details({ result }: { readonly result: BulkResultFragment }) {
  return (
    <Stack gap={4}>
      {result.changes.length > 0 && <ConfigDiff changes={result.changes} />}
      {result.userErrors.map(({ message }) => (
        <Text key={message} size="sm">
          {message}
        </Text>
      ))}
    </Stack>
  );
}

function verdict(result: BulkResultFragment, changed: string): { text: string; color: string } {
  if (result.userErrors.some(({ code }) => code === 'NOT_CONFIRMED'))
    return { text: 'Not confirmed', color: 'orange' };
  if (result.userErrors.length > 0) return { text: 'Not possible', color: 'red' };
  return result.changes.length > 0
    ? { text: changed, color: 'green' }
    : { text: 'No difference', color: 'gray' };
}
