import { CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type RoomChoice, type RoomOrder } from './choose-rooms';

const ORDERS: readonly { readonly value: RoomOrder; readonly label: string }[] = [
  { value: 'name', label: 'Name' },
  { value: 'state', label: 'State: problems first' },
];

interface RoomSearchProps {
  readonly choice: RoomChoice;
  readonly onChange: (changes: Partial<RoomChoice>) => void;
}

/** Finds rooms by name, and sorts them. */
export function RoomSearch({ choice, onChange }: RoomSearchProps) {
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label="Search"
        placeholder="Name of a room"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          choice.search !== '' && (
            <CloseButton aria-label="Clear the search" onClick={() => onChange({ search: '' })} />
          )
        }
        value={choice.search}
        onChange={({ currentTarget }) => onChange({ search: currentTarget.value })}
        style={{ flex: '1 1 14rem', maxWidth: '28rem' }}
      />
      <NativeSelect
        label="Sort by"
        data={[...ORDERS]}
        value={choice.order}
        onChange={({ currentTarget }) => {
          const chosen = ORDERS.find(({ value }) => value === currentTarget.value);
          if (chosen) onChange({ order: chosen.value });
        }}
      />
    </Group>
  );
}
