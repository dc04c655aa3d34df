import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from './account.js';
import { connectionOf } from './connection.js';
import { PowerSummary } from './power.js';

@ObjectType({
  description: 'A space, for example a meeting room, that hubs stand in.',
  simpleResolvers: true,
})
export class Space {
  @Field(() => ID, { description: "Operated's id of the space." })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name of the space; Operated may send none.' })
  name?: string | null;

  @Field(() => Account, {
    nullable: true,
    description:
      "The account that the space belongs to: the one that its row names, else the token's one account; null where that can't be told.",
  })
  account?: Account | null;

  @Field(() => PowerSummary, {
    nullable: true,
    description: 'What the hubs of the space draw together now.',
  })
  power?: PowerSummary | null;
}

/** The fields of a space that resolvers compute. */
export type SpaceResolved = 'account' | 'power';

export const SpaceConnection = connectionOf('Space', 'spaces', () => Space);
