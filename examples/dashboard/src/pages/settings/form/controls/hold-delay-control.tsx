import { Group, NativeSelect, NumberInput } from '@mantine/core';
import { type HoldMode } from '../../../../graphql/graphql';
import { type NumberRange } from '../setting-kind';
import { choiceLabel } from '../setting-label';
import { type HoldDelayValue, isHoldMode } from '../setting-value';
import { ControlGroup } from './control-group';
import { type ControlProps } from './control-props';
import { inputProps } from './number-control';

interface HoldDelayControlProps extends ControlProps<HoldDelayValue> {
  readonly modes: readonly HoldMode[];
  readonly range: NumberRange;
}

/** A mode and, with the mode DELAY only, a time. */
export function HoldDelayControl(props: HoldDelayControlProps) {
  const { modes, range, value, onChange, isDisabled, ...wording } = props;
  const chooseMode = (mode: string) => {
    if (!isHoldMode(mode)) return;
    onChange({ mode, milliseconds: mode === 'DELAY' ? (value.milliseconds ?? range.min) : null });
  };
  return (
    <ControlGroup {...wording}>
      <Group gap="xs" mt={6} wrap="nowrap" align="flex-start">
        <NativeSelect
          aria-label={`${wording.label}: mode`}
          flex={1}
          data={modes.map((mode) => ({ value: mode, label: choiceLabel(mode) }))}
          value={value.mode}
          disabled={isDisabled}
          onChange={(event) => chooseMode(event.currentTarget.value)}
        />
        {value.mode === 'DELAY' && (
          <NumberInput
            {...inputProps(range)}
            aria-label={`${wording.label}: hold time`}
            flex={1}
            value={value.milliseconds ?? ''}
            error={Boolean(wording.error)}
            disabled={isDisabled}
            onChange={(typed) =>
              onChange({ mode: 'DELAY', milliseconds: typed === '' ? null : Number(typed) })
            }
          />
        )}
      </Group>
    </ControlGroup>
  );
}
