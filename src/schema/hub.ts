import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from './account.js';
import { Config } from './hub-config.js';
import { connectionOf } from './connection.js';
import { HubState } from './hub-state.js';
import { Port } from './port.js';
import { PowerReading } from './power.js';
import { Product } from './product.js';
import { Space } from './space.js';

@ObjectType({
  description: 'A USB-C hub in a meeting room. Needs the scope `hubs:read`.',
  simpleResolvers: true,
})
export class Hub {
  @Field(() => ID, { description: "Operated's id of the hub; opaque." })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What people call the hub: its name (`name`), else its custom id, its hardware id, its serial number.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "The owner's own id of the hub (`customid`)." })
  customId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The serial number (`serialNumber`, `serial`), for example `O474C90FA5EDC1`.',
  })
  serialNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The hardware id (`hwId`), by which hubs in a daisy chain name each other.',
  })
  hardwareId?: string | null;

  @Field(() => Product, { description: 'Which product it is (`product`).' })
  product!: Product;

  @Field(() => String, {
    nullable: true,
    description: 'The version of its firmware (`firmware`), for example `1.1.0`.',
  })
  firmware?: string | null;

  @Field(() => String, { nullable: true, description: 'The version of its hardware (`hardwareversion`).' })
  hardwareVersion?: string | null;

  @Field(() => String, { nullable: true, description: 'Its address in the local network (`ip`).' })
  ipAddress?: string | null;

  @Field(() => Boolean, {
    description: 'Whether the hub is connected to Operated (`presence`); false where Operated does not say.',
  })
  online!: boolean;

  @Field(() => Account, {
    nullable: true,
    description:
      "The account that the hub belongs to: the one that its row or its space names, else the token's one account; null where that can't be told.",
  })
  account?: Account | null;

  @Field(() => [Space], {
    nullable: true,
    description:
      'The spaces that the hub stands in (`spaceId`, `spaceIds`), as far as the caller can see them.',
  })
  spaces?: readonly Space[] | null;

  @Field(() => HubState, { nullable: true, description: 'Its state now; null where Operated sends none.' })
  state?: HubState | null;

  @Field(() => [Port], {
    nullable: true,
    description: "Its ports by number: as many as Operated reports, at least the product's own.",
  })
  ports?: readonly Port[] | null;

  @Field(() => Config, { nullable: true, description: 'Its settings; null where Operated sends none.' })
  config?: Config | null;

  @Field(() => PowerReading, {
    nullable: true,
    description:
      'What the hub draws: as Operated reports it for the hub, else energy and wattage summed over the ports that report; null where nothing reports.',
  })
  power?: PowerReading | null;

  @Field(() => GraphQLDateTime, { description: 'When the gateway read this hub from Operated.' })
  fetchedAt!: Date;

  @Field(() => Boolean, {
    description:
      'True where Operated did not answer and this is the last known state; false where it was just read.',
  })
  stale!: boolean;
}

/** The fields of a hub that resolvers compute from other reads than the hub's own. */
export type HubResolved = 'account' | 'spaces';

export const HubConnection = connectionOf('Hub', 'hubs', () => Hub);
