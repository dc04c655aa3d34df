import { Field, ID, ObjectType } from 'type-graphql';
import { PowerSummary } from './power.js';

@ObjectType({ description: 'A group within an organisation account.', simpleResolvers: true })
export class AccountGroup {
  @Field(() => ID, { description: "Operated's id of the group." })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name of the group; Operated may send none.' })
  name?: string | null;
}

@ObjectType({
  description:
    'An organisation account of Operated. A token acts for one, as far as the documents tell. Needs the scope `accounts:read`.',
  simpleResolvers: true,
})
export class Account {
  @Field(() => ID, { description: "Operated's id of the account." })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name of the organisation.' })
  name?: string | null;

  @Field(() => [AccountGroup], {
    nullable: true,
    description:
      "The groups of the account: as its own row has them, else from Operated's list of groups, which belongs to the token's one account.",
  })
  groups?: readonly AccountGroup[] | null;

  @Field(() => PowerSummary, {
    nullable: true,
    description: 'What all hubs of the account draw together now.',
  })
  power?: PowerSummary | null;
}

/** The fields of an account that resolvers compute. */
export type AccountResolved = 'power';
