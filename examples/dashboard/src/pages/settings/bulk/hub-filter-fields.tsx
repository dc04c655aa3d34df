import { Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type HubFilter, type ProductFamily } from '../../../graphql/graphql';

const FAMILIES: readonly { readonly value: ProductFamily; readonly label: string }[] = [
  { value: 'OPC4', label: 'Power Conference 4' },
  { value: 'OPC3', label: 'Power Conference 3' },
  { value: 'OPH4', label: 'Power Hub 4' },
];

interface HubFilterFieldsProps {
  readonly filter: HubFilter;
  readonly onChange: (filter: HubFilter) => void;
}

/** The filter of the hubs, which the gateway evaluates. */
export function HubFilterFields({ filter, onChange }: HubFilterFieldsProps) {
  const change = (changes: HubFilter) => onChange({ ...filter, ...changes });
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        type="search"
        label="Search"
        description="Name, serial number, address, room or device"
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={200}
        value={filter.search ?? ''}
        onChange={(event) => change({ search: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label="Product"
        data={[{ value: '', label: 'All products' }, ...FAMILIES]}
        value={filter.families?.[0] ?? ''}
        onChange={(event) => {
          const family = FAMILIES.find(({ value }) => value === event.currentTarget.value);
          change({ families: family && [family.value] });
        }}
      />
      <NativeSelect
        label="Connection"
        data={[
          { value: '', label: 'Online and offline' },
          { value: 'true', label: 'Online' },
          { value: 'false', label: 'Offline' },
        ]}
        value={filter.online === undefined || filter.online === null ? '' : String(filter.online)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          change({ online: value === '' ? undefined : value === 'true' });
        }}
      />
    </Group>
  );
}
