import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime } from './date-time.js';
import { DependsOn } from './depends-on.js';

@ObjectType({
  description:
    'Electric power as Operated reports it (`power`). Which products send it is not documented. A value is null if it was not sent.',
  simpleResolvers: true,
})
export class PowerReading {
  @Field(() => Float, { nullable: true, description: 'Energy, Wh (`energy`).' })
  energy?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The time over which the energy was counted, s (`duration`). That it belongs to the energy is inferred.',
  })
  duration?: number | null;

  @Field(() => Int, { nullable: true, description: 'Voltage, mV (`voltage`).' })
  voltage?: number | null;

  @Field(() => Int, { nullable: true, description: 'Current, mA (`current`).' })
  current?: number | null;

  @Field(() => Float, { nullable: true, description: 'Power, W (`wattage`).' })
  wattage?: number | null;

  @DependsOn('time')
  @Field(() => DateTime, {
    description: 'When the gateway read it. Operated sends no time.',
  })
  sampledAt!: Date;
}

@ObjectType({
  description: 'The power of the hubs of an account or a space.',
  simpleResolvers: true,
})
export class PowerSummary {
  @Field(() => Int, { description: 'The number of hubs.' })
  hubCount!: number;

  @Field(() => Int, {
    description:
      'The number of these hubs that report power. A hub that cannot be read does not; an error of the sum names it in `hubIds`.',
  })
  reportingHubCount!: number;

  @Field(() => Float, { description: 'The sum of the wattage of the reporting hubs, W.' })
  wattage!: number;

  @Field(() => Float, {
    description:
      'The sum of the energy of the reporting hubs, Wh. Each hub counts energy over a duration of its own, and these differ: the sum is not the consumption of any one period.',
  })
  energy!: number;
}
