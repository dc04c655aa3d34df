import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from './connection.js';

@InputType({ description: 'Which spaces: those for which every given condition holds.' })
export class SpaceFilter {
  @Field(() => [ID], { nullable: true, description: 'One of these ids.' })
  ids?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'With this text in its name; upper and lower case are alike.',
  })
  search?: string | null;
}

@ArgsType()
export class SpaceListArgs extends PageArgs {
  @Field(() => SpaceFilter, { nullable: true, description: 'Which spaces; all where it is left out.' })
  filter?: SpaceFilter | null;
}
