import { Field, ObjectType } from 'type-graphql';
import { ID } from './id.js';
import { PowerSummary } from './power.js';
import { Cost, ListSize, WORK_ON_A_FEW } from './cost-directives.js';

@ObjectType({ description: 'A group within an organisation account.', simpleResolvers: true })
export class AccountGroup {
  @Field(() => ID, { description: "Operated's id of the group." })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name of the group; Operated may send none.' })
  name?: string | null;
}

@ObjectType({
  description:
    'An organisation account of Operated. According to the vendor’s guides a token acts for one account. Needs the scope `accounts:read`.',
  simpleResolvers: true,
})
export class Account {
  @Field(() => ID, { description: "Operated's id of the account." })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name of the organisation.' })
  name?: string | null;

  @ListSize(10)
  @Field(() => [AccountGroup], {
    nullable: true,
    description:
      "The groups of the account: those of its own row, else Operated's list of groups if the token has exactly one account.",
  })
  groups?: readonly AccountGroup[] | null;

  @Cost(WORK_ON_A_FEW)
  @Field(() => PowerSummary, {
    nullable: true,
    description: 'The power of all hubs of the account.',
  })
  power?: PowerSummary | null;
}

/** The fields of an account that resolvers compute. */
export type AccountResolved = 'power';
