import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from './connection.js';

@InputType({ description: 'Selects the spaces for which every given condition holds.' })
export class SpaceFilter {
  @Field(() => [ID], { nullable: true, description: 'Spaces with one of these ids.' })
  ids?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Spaces with this text in the name, case-insensitive.',
  })
  search?: string | null;
}

@ArgsType()
export class SpaceListArgs extends PageArgs {
  @Field(() => SpaceFilter, { nullable: true, description: 'Selects spaces; all if left out.' })
  filter?: SpaceFilter | null;
}
