import { Badge, Box, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp } from '@tabler/icons-react';
import { InlineCode } from '../../../components/inline-code';
import { type SettingDescriptionFragment } from '../../../graphql/graphql';
import { isElsewhere } from './sections';
import { isDangerous } from './danger';
import { defaultValue } from './default-value';
import { formatValue } from './format-value';
import { SettingControl } from './setting-control';
import { settingKind } from './setting-kind';
import { settingLabel } from './setting-label';
import { type SettingValue } from './setting-value';

interface SettingFieldProps {
  readonly setting: SettingDescriptionFragment;
  /** What the hub has; null if it does not report the setting; undefined where there is no single hub. */
  readonly original: SettingValue | null | undefined;
  /** The changed value; undefined if it is not changed. */
  readonly draft: SettingValue | undefined;
  readonly errors: readonly string[];
  readonly isDisabled: boolean;
  readonly onChange: (value: SettingValue) => void;
  /** Takes the change back. */
  readonly onReset: () => void;
}

/** One setting of the form: its control, what it does, what it was, and what is wrong with it. */
export function SettingField({ setting, original, draft, errors, ...props }: SettingFieldProps) {
  const kind = settingKind(setting);
  const label = settingLabel(setting.name);
  const related = setting.relatedSettings.filter(isElsewhere(setting.name)).map(settingLabel).join(', ');
  return (
    <Box data-setting={setting.name} data-has-error={errors.length > 0 || undefined}>
      <SettingControl
        kind={kind}
        label={label}
        description={
          <>
            <InlineCode text={setting.description} />
            {related !== '' && ` See also: ${related}.`}
          </>
        }
        error={errors.length > 0 ? errors.join(' ') : null}
        value={draft ?? original ?? defaultValue(kind)}
        isDisabled={props.isDisabled}
        onChange={(value) => {
          if (value !== null) props.onChange(value);
        }}
      />
      <Group gap="xs" mt={4}>
        {isDangerous(setting.name, setting.description) && (
          <Badge
            color="red"
            variant="light"
            size="sm"
            leftSection={<IconAlertTriangle size={12} aria-hidden />}
          >
            Dangerous
          </Badge>
        )}
        {original === null && draft === undefined && (
          <Text size="xs" c="dimmed">
            The hub does not report this setting.
          </Text>
        )}
        {original !== undefined && draft !== undefined && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            aria-label={`Was: ${formatValue(original, setting.unit ?? null)}, take the change of ${label} back`}
            onClick={props.onReset}
          >
            Was: {formatValue(original, setting.unit ?? null)}
          </Button>
        )}
      </Group>
    </Box>
  );
}
