import { Card, Stack, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '../../../components/empty-state';
import { type SettingDescriptionFragment } from '../../../graphql/graphql';
import { groupIntoSections } from './sections';
import { SettingField } from './setting-field';
import { settingLabel } from './setting-label';
import { type Draft, type SettingValue, sameValue } from './setting-value';

interface ConfigFormProps {
  readonly settings: readonly SettingDescriptionFragment[];
  /** What the hub has, by the name of the setting. */
  readonly original: Readonly<Record<string, SettingValue | null>>;
  readonly draft: Draft;
  /** What is wrong, by the name of the setting. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly isDisabled: boolean;
  readonly onChange: (draft: Draft, name: string) => void;
}

/** The settings of one hub as a form, in sections. */
export function ConfigForm({ settings, original, draft, errors, isDisabled, onChange }: ConfigFormProps) {
  const [search, setSearch] = useState('');
  const shown = settings.filter(
    ({ name, description }) =>
      matches(settingLabel(name), search) || matches(name, search) || matches(description, search),
  );

  function change(name: string, value: SettingValue | null): void {
    const { [name]: _, ...others } = draft;
    const isChange = value !== null && !sameValue(value, original[name] ?? null);
    onChange(isChange ? { ...others, [name]: value } : others, name);
  }

  return (
    <Stack>
      <TextInput
        type="search"
        label="Find a setting"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={400}
      />
      {groupIntoSections(shown).map(({ title, items }) => (
        <Card key={title} withBorder padding="lg" component="section" aria-label={title}>
          <Title order={2} size="h4" mb="md">
            {title}
          </Title>
          <Stack gap="lg">
            {items.map((setting) => (
              <SettingField
                key={setting.name}
                setting={setting}
                original={original[setting.name] ?? null}
                draft={draft[setting.name]}
                errors={errors[setting.name] ?? []}
                isDisabled={isDisabled}
                onChange={(value) => change(setting.name, value)}
                onReset={() => change(setting.name, null)}
              />
            ))}
          </Stack>
        </Card>
      ))}
      {shown.length === 0 && (
        <EmptyState title="No setting matches" message="Change the text to find a setting." />
      )}
    </Stack>
  );
}

function matches(text: string, search: string): boolean {
  return text.toLowerCase().includes(search.trim().toLowerCase());
}
