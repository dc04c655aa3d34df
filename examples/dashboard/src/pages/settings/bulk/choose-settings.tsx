import { Button, Card, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type SettingDescriptionFragment } from '../../../graphql/graphql';
import { defaultValue } from '../form/default-value';
import { SettingField } from '../form/setting-field';
import { settingKind } from '../form/setting-kind';
import { settingLabel } from '../form/setting-label';
import { type Draft } from '../form/setting-value';

interface ChooseSettingsProps {
  /** The whole catalogue. */
  readonly settings: readonly SettingDescriptionFragment[];
  readonly draft: Draft;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly isDisabled: boolean;
  readonly onChange: (draft: Draft) => void;
}

/** The second step: which settings get which values. */
export function ChooseSettings({ settings, draft, errors, isDisabled, onChange }: ChooseSettingsProps) {
  const chosen = settings.filter(({ name }) => name in draft);

  function add(name: string | null): void {
    const setting = settings.find((candidate) => candidate.name === name);
    const value = setting && defaultValue(settingKind(setting));
    if (setting && value !== null && value !== undefined) onChange({ ...draft, [setting.name]: value });
  }

  function remove(name: string): void {
    const { [name]: _, ...others } = draft;
    onChange(others);
  }

  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="choose-settings">
      <Stack>
        <Title order={2} size="h4" id="choose-settings">
          2. Settings
        </Title>
        {chosen.map((setting) => (
          <Group key={setting.name} align="flex-start" justify="space-between" wrap="nowrap">
            <div style={{ flex: 1 }}>
              <SettingField
                setting={setting}
                original={undefined}
                draft={draft[setting.name]}
                errors={errors[setting.name] ?? []}
                isDisabled={isDisabled}
                onChange={(value) => onChange({ ...draft, [setting.name]: value })}
                onReset={() => remove(setting.name)}
              />
              <Text size="xs" c="dimmed">
                {supportText(setting)}
              </Text>
            </div>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconX size={14} aria-hidden />}
              aria-label={`Remove ${settingLabel(setting.name)}`}
              disabled={isDisabled}
              onClick={() => remove(setting.name)}
            >
              Remove
            </Button>
          </Group>
        ))}
        <Select
          label="Add a setting"
          placeholder="Choose a setting to change"
          searchable
          data={settings
            .filter(({ name }) => !(name in draft))
            .map(({ name }) => ({ value: name, label: settingLabel(name) }))}
          value={null}
          onChange={add}
          disabled={isDisabled}
          maw={400}
        />
      </Stack>
    </Card>
  );
}

function supportText({ support }: SettingDescriptionFragment): string {
  const products = support.map(({ family, minFirmware }) =>
    minFirmware ? `${family} from firmware ${minFirmware}` : family,
  );
  return `Supported by ${products.join(', ')}.`;
}
