import { IsOptional, ValidateNested } from './constraints.js';
import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql';
import { ID } from './id.js';
import { PageArgs } from './connection.js';
import { IsUsbId, IsVersion, NotNull } from './filter-constraints.js';
import { FILTER_LIST_LIMIT, FilterList, SEARCH_LIMIT, SearchText } from './filter-limits.js';
import { OverTemperature } from './hub-state.js';
import { ProductFamily } from './product.js';

@InputType({
  description:
    'Selects the hubs for which every given condition holds. Hubs that cannot be read to check a condition are left out, and an error of the list names them in `hubIds`.',
})
export class HubFilter {
  @Field(() => [ID], {
    nullable: true,
    description: `Hubs with one of these ids, at most ${FILTER_LIST_LIMIT}.`,
  })
  @FilterList()
  ids?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Hubs of this space. Null is rejected: `inSpace: false` selects the hubs in no space.',
  })
  @NotNull('must be an id or left out: inSpace: false selects the hubs in no space')
  spaceId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: hubs in at least one space. False: hubs in none.',
  })
  inSpace?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Hubs of this account.' })
  accountId?: string | null;

  @Field(() => [ProductFamily], { nullable: true, description: 'Hubs of one of these product families.' })
  @FilterList()
  families?: ProductFamily[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `Hubs with one of these product codes, at most ${FILTER_LIST_LIMIT}: compared without hyphens and case-insensitively, as \`ProductFamily\` is.`,
  })
  @FilterList()
  productCodes?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Hubs with an older firmware than this version, for example `1.4.0`: 1.9.0 is older than 1.10.0. Hubs without a readable version are left out.',
  })
  @IsOptional()
  @IsVersion()
  firmwareBelow?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: hubs that are connected to Operated. False: hubs that are not.',
  })
  online?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: `Hubs with this text in the name, custom id, serial number or IP address, in the name of one of their spaces, or in the name of the vendor or the product of a connected device; case-insensitive, at most ${SEARCH_LIMIT} characters. Needs the list of spaces: where the caller cannot see it, names of spaces are not searched. A subscription reads it once, at its start.`,
  })
  @SearchText()
  search?: string | null;

  @Field(() => [OverTemperature], {
    nullable: true,
    description: 'Hubs whose over-temperature protection is in one of these states.',
  })
  @FilterList()
  overTemperature?: OverTemperature[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: hubs with a device connected to an upstream port. False: hubs without one, or that do not report it.',
  })
  inUse?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Hubs with a connected device of this USB vendor id, 0 to 65535. Together with `deviceProductId` one device has both ids.',
  })
  @IsUsbId()
  deviceVendorId?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Hubs with a connected device of this USB product id, 0 to 65535. Ids of products differ within a vendor only: give `deviceVendorId` too.',
  })
  @IsUsbId()
  deviceProductId?: number | null;
}

export enum HubOrderField {
  NAME = 'NAME',
  SERIAL_NUMBER = 'SERIAL_NUMBER',
  FIRMWARE = 'FIRMWARE',
  WATTAGE = 'WATTAGE',
}
registerEnumType(HubOrderField, {
  name: 'HubOrderField',
  description: 'The values that hubs can be ordered by. Hubs with equal values are ordered by id.',
  valuesConfig: {
    NAME: { description: 'The name: numbers in it by value, case-insensitive.' },
    SERIAL_NUMBER: { description: 'The serial number.' },
    FIRMWARE: { description: 'The firmware version: 1.10.0 comes after 1.9.0.' },
    WATTAGE: { description: 'The current power of the hub, W.' },
  },
});

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'The direction of an order.',
  valuesConfig: {
    ASC: { description: 'Smallest first. Entries without a value come last.' },
    DESC: { description: 'Largest first. Entries without a value come last.' },
  },
});

@InputType({
  description:
    'The order of hubs. Hubs that cannot be read come last, and an error of the list names them in `hubIds`.',
})
export class HubOrder {
  @Field(() => HubOrderField, { description: 'The value to order by.' })
  field!: HubOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'The direction.' })
  direction!: OrderDirection;
}

@ArgsType()
export class HubListArgs extends PageArgs {
  @Field(() => HubFilter, { nullable: true, description: 'Selects hubs; all if left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: HubFilter | null;

  @Field(() => HubOrder, { nullable: true, description: 'The order; by id if left out.' })
  orderBy?: HubOrder | null;
}
