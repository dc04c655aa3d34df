import { Field, ObjectType } from 'type-graphql';
import { ID } from './id.js';
import { Account } from './account.js';
import { connectionOf } from './connection.js';
import { ASYNCHRONOUS_VALUE, Cost, WORK_ON_A_FEW } from './cost-directives.js';
import { PowerSummary } from './power.js';

@ObjectType({
  description: 'A space with hubs, for example a meeting room.',
  simpleResolvers: true,
})
export class Space {
  @Field(() => ID, { description: "Operated's id of the space." })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name of the space; Operated may send none.' })
  name?: string | null;

  @Cost(ASYNCHRONOUS_VALUE)
  @Field(() => Account, {
    nullable: true,
    description:
      "The account of the space: the one that its row names, else the token's only account; null if neither identifies it.",
  })
  account?: Account | null;

  @Cost(WORK_ON_A_FEW)
  @Field(() => PowerSummary, {
    nullable: true,
    description: 'The power of all hubs of the space.',
  })
  power?: PowerSummary | null;

  @Cost(ASYNCHRONOUS_VALUE)
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: a device is connected to an upstream port of a hub of the space. False: to none. Null: the space has no hubs, or none reports it.',
  })
  inUse?: boolean | null;

  @Cost(ASYNCHRONOUS_VALUE)
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: a hub of the space, or more, is connected to Operated. False: none is. Null: the space has no hubs.',
  })
  online?: boolean | null;
}

/** The fields of a space that resolvers compute. */
export type SpaceResolved = 'account' | 'power' | 'inUse' | 'online';

export const SpaceConnection = connectionOf('Space', 'spaces', () => Space);
