import { ValidateBy } from './constraints.js';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { HoldMode } from './config-enums.js';

const DESCRIPTION = 'How long a line is held in reset.';

/** The hold time of a line, ms. Operated counts it in 1 to 126 steps of 100 ms. */
export const HOLD_TIME = { min: 100, max: 12_600, step: 100, unit: 'ms' };

@ObjectType('HoldDelay', { description: DESCRIPTION, simpleResolvers: true })
@InputType('HoldDelayInput', { description: DESCRIPTION })
export class HoldDelay {
  @Field(() => HoldMode, { description: 'Never, for a time, or always.' })
  mode!: HoldMode;

  @Field(() => Int, {
    nullable: true,
    description:
      'The hold time, ms, with the mode DELAY: 100 to 12600 in steps of 100. Null with the other modes.',
  })
  @FitsMode()
  milliseconds?: number | null;
}

/** Requires a time with DELAY and none with the other modes. */
function FitsMode(): PropertyDecorator {
  const { min, max, step } = HOLD_TIME;
  const isTime = (value: unknown) =>
    typeof value === 'number' && value >= min && value <= max && value % step === 0;
  const isDelay = (delay: unknown) => delay instanceof HoldDelay && delay.mode === HoldMode.DELAY;
  return ValidateBy({
    name: 'fitsMode',
    validator: {
      validate: (value: unknown, args) =>
        isDelay(args?.object) ? isTime(value) : value === undefined || value === null,
      defaultMessage: (args) =>
        isDelay(args?.object)
          ? `must be from ${min} to ${max} ms, in steps of ${step}, with the mode DELAY`
          : 'must be left out with a mode other than DELAY',
    },
  });
}
