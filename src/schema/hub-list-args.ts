import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { PageArgs } from './connection.js';
import { OverTemperature } from './hub-state.js';
import { ProductFamily } from './product.js';

@InputType({ description: 'Which hubs: those for which every given condition holds.' })
export class HubFilter {
  @Field(() => [ID], { nullable: true, description: 'One of these ids.' })
  ids?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'In this space.' })
  spaceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this account.' })
  accountId?: string | null;

  @Field(() => [ProductFamily], { nullable: true, description: 'Of one of these product families.' })
  families?: ProductFamily[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Connected to Operated, or not.' })
  online?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'With this text in its name, custom id or serial number; upper and lower case are alike.',
  })
  search?: string | null;

  @Field(() => [OverTemperature], {
    nullable: true,
    description: 'With its over-temperature protection in one of these states.',
  })
  overTemperature?: OverTemperature[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: something is plugged into an upstream port. False: nothing is, or the hub does not say.',
  })
  inUse?: boolean | null;
}

export enum HubOrderField {
  NAME = 'NAME',
  SERIAL_NUMBER = 'SERIAL_NUMBER',
  FIRMWARE = 'FIRMWARE',
  WATTAGE = 'WATTAGE',
}
registerEnumType(HubOrderField, {
  name: 'HubOrderField',
  description: 'What hubs can be ordered by. Hubs that are alike in it follow each other by id.',
  valuesConfig: {
    NAME: { description: 'The name, as people sort: numbers by value, upper and lower case alike.' },
    SERIAL_NUMBER: { description: 'The serial number.' },
    FIRMWARE: { description: 'The firmware version: 1.10.0 comes after 1.9.0.' },
    WATTAGE: { description: 'The power that the hub draws now, W.' },
  },
});

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which way to order.',
  valuesConfig: {
    ASC: { description: 'Smallest first. Hubs without a value come last.' },
    DESC: { description: 'Largest first. Hubs without a value come last.' },
  },
});

@InputType({ description: 'How to order hubs.' })
export class HubOrder {
  @Field(() => HubOrderField, { description: 'By what.' })
  field!: HubOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which way.' })
  direction!: OrderDirection;
}

@ArgsType()
export class HubListArgs extends PageArgs {
  @Field(() => HubFilter, { nullable: true, description: 'Which hubs; all where it is left out.' })
  filter?: HubFilter | null;

  @Field(() => HubOrder, { nullable: true, description: 'In which order; by id where it is left out.' })
  orderBy?: HubOrder | null;
}
