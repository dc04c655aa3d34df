import { NativeSelect } from '@mantine/core';
import { choiceLabel } from '../setting-label';
import { type ControlProps } from './control-props';

interface ChoiceControlProps extends ControlProps<string> {
  readonly values: readonly string[];
}

/** One value of a list. */
export function ChoiceControl({ values, value, onChange, isDisabled, ...wording }: ChoiceControlProps) {
  return (
    <NativeSelect
      {...wording}
      data={values.map((choice) => ({ value: choice, label: choiceLabel(choice) }))}
      value={value}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
