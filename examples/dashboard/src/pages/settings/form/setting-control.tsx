import { Text } from '@mantine/core';
import { ChoiceControl } from './controls/choice-control';
import { ChoicesControl } from './controls/choices-control';
import { type ControlProps } from './controls/control-props';
import { FlagByPortControl, NumberByPortControl } from './controls/by-port-controls';
import { FlagControl } from './controls/flag-control';
import { HoldDelayControl } from './controls/hold-delay-control';
import { NumberControl } from './controls/number-control';
import { type SettingKind } from './setting-kind';
import { choiceLabel } from './setting-label';
import { type SettingValue } from './setting-value';

interface SettingControlProps extends ControlProps<SettingValue | null> {
  readonly kind: SettingKind;
}

/** The control that fits the kind of a setting. */
export function SettingControl({ kind, value, ...props }: SettingControlProps) {
  switch (kind.kind) {
    case 'flag':
      return <FlagControl {...props} value={value === true} />;
    case 'choice':
      return <ChoiceControl {...props} values={kind.values} value={typeof value === 'string' ? value : ''} />;
    case 'choices':
      return (
        <ChoicesControl
          {...props}
          choices={kind.values}
          choiceName={choiceLabel}
          value={listOf(value, isString)}
        />
      );
    case 'ports':
      return (
        <ChoicesControl
          {...props}
          choices={kind.ports}
          choiceName={(port) => `Port ${port}`}
          value={listOf(value, isNumber)}
        />
      );
    case 'number':
      return <NumberControl {...props} range={kind.range} value={isNumber(value) ? value : Number.NaN} />;
    case 'flagByPort':
      return <FlagByPortControl {...props} value={listOf(value, isBoolean)} />;
    case 'numberByPort':
      return <NumberByPortControl {...props} range={kind.range} value={listOf(value, isNumber)} />;
    case 'holdDelay':
      return typeof value === 'object' && value !== null && 'mode' in value ? (
        <HoldDelayControl {...props} modes={kind.modes} range={kind.range} value={value} />
      ) : null;
    case 'unknown':
      return (
        <Text size="sm" c="dimmed">
          {props.label}: this dashboard is older than the setting and cannot edit it.
        </Text>
      );
  }
}

function listOf<Item>(value: SettingValue | null, isItem: (item: unknown) => item is Item): Item[] {
  return Array.isArray(value) ? value.filter(isItem) : [];
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
