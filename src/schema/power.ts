import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Electric power as Operated reports it (`power`). Which products send it is not documented. Each value is null where it was not sent.',
  simpleResolvers: true,
})
export class PowerReading {
  @Field(() => Float, { nullable: true, description: 'Energy, Wh (`energy`).' })
  energy?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The time that the energy was counted over, s (`duration`).',
  })
  duration?: number | null;

  @Field(() => Int, { nullable: true, description: 'Voltage, mV (`voltage`).' })
  voltage?: number | null;

  @Field(() => Int, { nullable: true, description: 'Current, mA (`current`).' })
  current?: number | null;

  @Field(() => Float, { nullable: true, description: 'Power, W (`wattage`).' })
  wattage?: number | null;

  @Field(() => GraphQLDateTime, {
    description: 'When the gateway read it: Operated sends no time of its own.',
  })
  sampledAt!: Date;
}

@ObjectType({
  description: 'What the hubs of an account or a space draw together now.',
  simpleResolvers: true,
})
export class PowerSummary {
  @Field(() => Int, { description: 'How many hubs were counted.' })
  hubCount!: number;

  @Field(() => Int, { description: 'How many of them report power.' })
  reportingHubCount!: number;

  @Field(() => Float, { description: 'The sum over the reporting hubs, W.' })
  wattage!: number;

  @Field(() => Float, { description: 'The sum over the reporting hubs, Wh.' })
  energy!: number;
}
