import { Switch } from '@mantine/core';
import { type ControlProps } from './control-props';

/** A setting that is on or off. */
export function FlagControl({ value, onChange, isDisabled, ...wording }: ControlProps<boolean>) {
  return (
    <Switch
      {...wording}
      // Mantine's label contains the description, which would be part of the name.
      aria-label={wording.label}
      checked={value}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
