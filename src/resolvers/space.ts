import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ID } from '../schema/id.js';
import type { AccountRecord } from '../datasources/decode/account.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { SpaceRecord } from '../datasources/decode/space.js';
import type { Loaders } from '../datasources/loaders.js';
import { accountOfSpace, spacesById } from '../datasources/relations.js';
import type { Connection } from '../schema/connection.js';
import { HubListArgs } from '../schema/hub-list-args.js';
import { HubConnection } from '../schema/hub.js';
import type { PowerSummary } from '../schema/power.js';
import { SpaceListArgs } from '../schema/space-list-args.js';
import { Space, SpaceConnection, type SpaceResolved } from '../schema/space.js';
import { isSpaceInUse, isSpaceOnline } from './hubs-of-space.js';
import { listHubs, summarisePower } from './list-hubs.js';
import type { RequestContext } from './request-context.js';
import { listSpaces } from './list-spaces.js';
import { type PromiseOrValue, whenReady } from '../wire/promise-or-value.js';
import { Cost, PagedByFirst, UPSTREAM_CALL, WORK_ON_A_FEW } from '../schema/cost-directives.js';

/** A space is a room: its hubs rarely fill a page. */
const HUBS_IN_A_SPACE = 10;

@Resolver(() => Space)
export class SpaceResolver implements Readonly<Record<SpaceResolved, unknown>> {
  @Cost(UPSTREAM_CALL)
  @Query(() => Space, {
    nullable: true,
    description: 'The space with this id; null if the caller can see no such space.',
  })
  async space(
    @Arg('id', () => ID, { description: "Operated's id of the space." }) id: string,
    @Ctx('loaders') loaders: Loaders,
  ): Promise<SpaceRecord | null> {
    return spacesById.find(await loaders.spaces(), id);
  }

  // The spaces, and the hubs for an order by power.
  @Cost(2 * UPSTREAM_CALL + WORK_ON_A_FEW)
  @PagedByFirst()
  @Query(() => SpaceConnection, {
    nullable: true,
    description: 'The spaces that the caller can see.',
  })
  spaces(
    @Args(() => SpaceListArgs) args: SpaceListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<SpaceRecord>> {
    return listSpaces(context, info, null, args);
  }

  @FieldResolver()
  account(
    @Root() space: SpaceRecord,
    @Ctx('loaders') loaders: Loaders,
  ): PromiseOrValue<AccountRecord | null> {
    return whenReady(loaders.accounts(), (accounts) => accountOfSpace(space, accounts));
  }

  @Cost(WORK_ON_A_FEW)
  @PagedByFirst(HUBS_IN_A_SPACE)
  @FieldResolver(() => HubConnection, { nullable: true, description: 'The hubs of the space.' })
  hubs(
    @Root() space: SpaceRecord,
    @Args(() => HubListArgs) args: HubListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseOrValue<Connection<HubRecord>> {
    return listHubs(context, info, { spaceId: space.id }, args);
  }

  @FieldResolver()
  power(
    @Root() space: SpaceRecord,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseOrValue<PowerSummary> {
    return summarisePower(context, info, { spaceId: space.id });
  }

  @FieldResolver()
  inUse(
    @Root() space: SpaceRecord,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseOrValue<boolean | null> {
    return isSpaceInUse(context, info, space.id);
  }

  @FieldResolver()
  online(
    @Root() space: SpaceRecord,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseOrValue<boolean | null> {
    return isSpaceOnline(context, info, space.id);
  }
}
