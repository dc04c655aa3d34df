import { Field, ObjectType } from 'type-graphql';
import { DateTime } from './date-time.js';
import { DependsOn } from './depends-on.js';
import { ID } from './id.js';
import { Account } from './account.js';
import { Config } from './hub-config.js';
import { connectionOf } from './connection.js';
import { HubState } from './hub-state.js';
import { Port } from './port.js';
import { PowerReading } from './power.js';
import { Product } from './product.js';
import { Space } from './space.js';
import { ASYNCHRONOUS_VALUE, Cost, ListSize } from './cost-directives.js';

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
      'The display name of the hub: its name (`name`), else its custom id, its hardware id or its serial number.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The id that the owner gave the hub (`customid`).' })
  customId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The serial number (`serialNumber`, `serial`), for example `O474C90FA5EDC1`.',
  })
  serialNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The hardware id (`hwId`), by which hubs of a daisy chain refer to each other.',
  })
  hardwareId?: string | null;

  @Field(() => Product, { description: 'The product (`product`).' })
  product!: Product;

  @Field(() => String, {
    nullable: true,
    description: 'The firmware version (`firmware`), for example `1.1.0`.',
  })
  firmware?: string | null;

  @Field(() => String, { nullable: true, description: 'The hardware version (`hardwareversion`).' })
  hardwareVersion?: string | null;

  @Field(() => String, { nullable: true, description: 'The IP address in the local network (`ip`).' })
  ipAddress?: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the hub is connected to Operated (`presence`); false if Operated does not report it.',
  })
  online!: boolean;

  @Cost(ASYNCHRONOUS_VALUE)
  @Field(() => Account, {
    nullable: true,
    description:
      "The account of the hub: the one that its row or its space names, else the token's only account; null if neither identifies it.",
  })
  account?: Account | null;

  @ListSize(5)
  @Field(() => [Space], {
    nullable: true,
    description: 'The spaces of the hub (`spaceId`, `spaceIds`) that the caller can see.',
  })
  spaces?: readonly Space[] | null;

  @Field(() => HubState, { nullable: true, description: 'The current state; null if Operated sends none.' })
  state?: HubState | null;

  @ListSize(10)
  @Field(() => [Port], {
    nullable: true,
    description: 'The ports by number: all that Operated reports, and at least those that the product has.',
  })
  ports?: readonly Port[] | null;

  @Field(() => Config, { nullable: true, description: 'The settings; null if Operated sends none.' })
  config?: Config | null;

  @Field(() => PowerReading, {
    nullable: true,
    description:
      'The power of the hub: as Operated reports it for the hub, else energy and wattage summed over the ports that report power; null if none does. A sum has no `duration`: those of the ports may differ.',
  })
  power?: PowerReading | null;

  @DependsOn('time')
  @Field(() => DateTime, { description: 'When the gateway asked Operated for this state.' })
  fetchedAt!: Date;

  @Field(() => Boolean, {
    description:
      'True if Operated fails and this is its last answer: `fetchedAt` gives its time, and `extensions.stale` of the result names the fields. False otherwise.',
  })
  stale!: boolean;
}

/** The fields of a hub that resolvers compute from other reads than the hub's own. */
export type HubResolved = 'account' | 'spaces';

export const HubConnection = connectionOf('Hub', 'hubs', () => Hub);
