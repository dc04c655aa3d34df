import { Switch } from '@mantine/core';
import { type ControlProps } from './control-props';

export function FlagControl({ value, onChange, isDisabled, ...wording }: ControlProps<boolean>) {
  return (
    <Switch
      {...wording}
      checked={value}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
