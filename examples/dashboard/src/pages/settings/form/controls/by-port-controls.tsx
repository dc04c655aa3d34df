import { Checkbox, Group, NumberInput, SimpleGrid } from '@mantine/core';
import { type NumberRange } from '../setting-kind';
import { ControlGroup } from './control-group';
import { type ControlProps } from './control-props';
import { inputProps } from './number-control';

/** One switch for each port, port 1 first. */
export function FlagByPortControl({
  value,
  onChange,
  isDisabled,
  ...wording
}: ControlProps<readonly boolean[]>) {
  return (
    <ControlGroup {...wording}>
      <Group gap="md" mt={6}>
        {value.map((isOn, index) => (
          <Checkbox
            key={index}
            label={portName(index)}
            checked={isOn}
            disabled={isDisabled}
            onChange={(event) => onChange(value.with(index, event.currentTarget.checked))}
          />
        ))}
      </Group>
    </ControlGroup>
  );
}

interface NumberByPortControlProps extends ControlProps<readonly number[]> {
  readonly range: NumberRange;
}

/** One number for each port, port 1 first. An empty field is NaN, which the validation rejects. */
export function NumberByPortControl(props: NumberByPortControlProps) {
  const { range, value, onChange, isDisabled, ...wording } = props;
  return (
    <ControlGroup {...wording}>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" mt={6}>
        {value.map((watts, index) => (
          <NumberInput
            key={index}
            {...inputProps(range)}
            label={portName(index)}
            value={Number.isNaN(watts) ? '' : watts}
            error={Boolean(wording.error)}
            disabled={isDisabled}
            onChange={(typed) => onChange(value.with(index, typed === '' ? Number.NaN : Number(typed)))}
          />
        ))}
      </SimpleGrid>
    </ControlGroup>
  );
}

function portName(index: number): string {
  return `Port ${index + 1}`;
}
