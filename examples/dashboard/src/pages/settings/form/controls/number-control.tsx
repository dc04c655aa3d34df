import { NativeSelect, NumberInput } from '@mantine/core';
import { type NumberRange } from '../setting-kind';
import { type ControlProps } from './control-props';

interface NumberControlProps extends ControlProps<number> {
  readonly range: NumberRange;
}

/** More numbers than these are typed, fewer are chosen from a list. */
const LIST_LIMIT = 10;

/** A number. An empty field is NaN, which the validation rejects. */
export function NumberControl({ range, value, onChange, isDisabled, ...wording }: NumberControlProps) {
  const count = (range.max - range.min) / range.step + 1;
  if (range.unit === null && count <= LIST_LIMIT) {
    return (
      <NativeSelect
        {...wording}
        data={Array.from({ length: count }, (_, index) => String(range.min + index * range.step))}
        value={String(value)}
        disabled={isDisabled}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    );
  }
  return (
    <NumberInput
      {...wording}
      {...inputProps(range)}
      value={Number.isNaN(value) ? '' : value}
      disabled={isDisabled}
      onChange={(typed) => onChange(typed === '' ? Number.NaN : Number(typed))}
    />
  );
}

/** What a NumberInput needs of a range. A number outside of it can be typed, and is then an error beside the field. */
export function inputProps({ min, max, step, unit }: NumberRange) {
  return { min, max, step, clampBehavior: 'none', suffix: unit === null ? '' : ` ${unit}` } as const;
}
