import { Field, Int, ObjectType } from 'type-graphql';
import { HoldMode } from './config-enums.js';

@ObjectType({
  description: 'How long a line is held in reset.',
  simpleResolvers: true,
})
export class HoldDelay {
  @Field(() => HoldMode, { description: 'Not at all, for a time, or for good.' })
  mode!: HoldMode;

  @Field(() => Int, {
    nullable: true,
    description:
      'How long, ms, with the mode DELAY: 100 to 12600 in steps of 100. Null with the other modes.',
  })
  milliseconds?: number | null;
}
