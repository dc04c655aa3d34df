import { IsOptional, ValidateNested } from './constraints.js';
import { ArgsType, Field, InputType } from 'type-graphql';
import { ID } from './id.js';
import { PageArgs } from './connection.js';
import { FILTER_LIST_LIMIT, FilterList, SEARCH_LIMIT, SearchText } from './filter-limits.js';

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

@ArgsType()
export class SpaceListArgs extends PageArgs {
  @Field(() => SpaceFilter, { nullable: true, description: 'Selects spaces; all if left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: SpaceFilter | null;
}
