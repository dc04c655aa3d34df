import { Alert, Checkbox, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type SettingDescriptionFragment } from '../../../graphql/graphql';
import { dangerOf } from './danger';
import { settingLabel } from './setting-label';
import { type Draft } from './setting-value';

export interface Danger {
  readonly name: string;
  readonly reason: string;
}

/** The changed values that need a confirmation. */
export function dangersOf(settings: readonly SettingDescriptionFragment[], draft: Draft): Danger[] {
  return settings.flatMap(({ name, description }) => {
    const value = draft[name];
    const reason = value === undefined ? null : dangerOf(name, description, value);
    return reason === null ? [] : [{ name, reason }];
  });
}

interface DangersProps {
  readonly dangers: readonly Danger[];
  readonly isConfirmed: boolean;
  readonly onConfirm: (isConfirmed: boolean) => void;
}

/** Says why a change is dangerous, and asks for a confirmation. */
export function Dangers({ dangers, isConfirmed, onConfirm }: DangersProps) {
  if (dangers.length === 0) return null;
  return (
    <Alert color="red" title="Dangerous settings" icon={<IconAlertTriangle aria-hidden />}>
      <List size="sm" mb="sm">
        {dangers.map(({ name, reason }) => (
          <List.Item key={name}>
            {settingLabel(name)}: {reason}
          </List.Item>
        ))}
      </List>
      <Checkbox
        label="Make this change all the same"
        checked={isConfirmed}
        onChange={(event) => onConfirm(event.currentTarget.checked)}
      />
    </Alert>
  );
}
