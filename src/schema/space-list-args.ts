import { IsOptional, ValidateNested } from './constraints.js';
import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { ID } from './id.js';
import { PageArgs } from './connection.js';
import { FILTER_LIST_LIMIT, FilterList, SEARCH_LIMIT, SearchText } from './filter-limits.js';
import { OrderDirection } from './hub-list-args.js';

@InputType({ description: 'Selects the spaces for which every given condition holds.' })
export class SpaceFilter {
  @Field(() => [ID], {
    nullable: true,
    description: `Spaces with one of these ids, at most ${FILTER_LIST_LIMIT}.`,
  })
  @FilterList()
  ids?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: `Spaces with this text in the name, case-insensitive; at most ${SEARCH_LIMIT} characters.`,
  })
  @SearchText()
  search?: string | null;
}

export enum SpaceOrderField {
  NAME = 'NAME',
  WATTAGE = 'WATTAGE',
}
registerEnumType(SpaceOrderField, {
  name: 'SpaceOrderField',
  description: 'The values that spaces can be ordered by. Spaces with equal values are ordered by id.',
  valuesConfig: {
    NAME: { description: 'The name: numbers in it by value, case-insensitive.' },
    WATTAGE: {
      description:
        'The sum of the current power of the hubs of the space, W; no value if none of them reports power. Needs the list of hubs.',
    },
  },
});

@InputType({ description: 'The order of spaces.' })
export class SpaceOrder {
  @Field(() => SpaceOrderField, { description: 'The value to order by.' })
  field!: SpaceOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'The direction.' })
  direction!: OrderDirection;
}

@ArgsType()
export class SpaceListArgs extends PageArgs {
  @Field(() => SpaceFilter, { nullable: true, description: 'Selects spaces; all if left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: SpaceFilter | null;

  @Field(() => SpaceOrder, { nullable: true, description: 'The order; by id if left out.' })
  orderBy?: SpaceOrder | null;
}
