import { Checkbox, Group } from '@mantine/core';
import { type ControlProps } from './control-props';

interface ChoicesControlProps<Choice> extends ControlProps<readonly Choice[]> {
  readonly choices: readonly Choice[];
  readonly choiceName: (choice: Choice) => string;
}

/** Any number of values of a list, as ports or protocols. They are sent in the order of the list. */
export function ChoicesControl<Choice extends string | number>(props: ChoicesControlProps<Choice>) {
  const { choices, choiceName, value, onChange, isDisabled, ...wording } = props;
  return (
    <Checkbox.Group
      {...wording}
      value={value.map(String)}
      onChange={(checked) => onChange(choices.filter((choice) => checked.includes(String(choice))))}
    >
      <Group gap="md" mt={6}>
        {choices.map((choice) => (
          <Checkbox key={choice} value={String(choice)} label={choiceName(choice)} disabled={isDisabled} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
