import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { badUserInput } from '../schema/gateway-error.js';
import { ID, ID_LIMIT } from '../schema/id.js';
import type { AccountRecord } from '../datasources/decode/account.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import type { SpaceRecord } from '../datasources/decode/space.js';
import { accountOfHub, findHub, needsSpaces, spacesOfHub } from '../datasources/relations.js';
import type { Connection } from '../schema/connection.js';
import { HubListArgs } from '../schema/hub-list-args.js';
import { Hub, HubConnection, type HubResolved } from '../schema/hub.js';
import { Port } from '../schema/port.js';
import { type PromiseOrValue, whenReady } from '../wire/promise-or-value.js';
import { readField } from './hub-fields.js';
import { listHubs } from './list-hubs.js';
import type { RequestContext } from './request-context.js';
import {
  ASYNCHRONOUS_VALUE,
  Cost,
  PagedByFirst,
  UPSTREAM_CALL,
  WORK_ON_ALL_HUBS,
} from '../schema/cost-directives.js';

@Resolver(() => Hub)
export class HubQueries {
  @Cost(UPSTREAM_CALL)
  @Query(() => Hub, {
    nullable: true,
    description: 'The hub with this id; null if the caller can see no such hub.',
  })
  hub(
    @Arg('id', () => ID, { description: "Operated's id of the hub." }) id: string,
    @Ctx('loaders') loaders: Loaders,
  ): Promise<HubRecord | null> {
    return loaders.hub(id);
  }

  @Cost(UPSTREAM_CALL)
  @Query(() => Hub, {
    nullable: true,
    description: 'The hub with this serial number or hardware id; null if the caller can see no such hub.',
  })
  async hubBySerialNumber(
    @Arg('serialNumber', () => String, {
      description: 'For example `O474C90FA5EDC1`; case-insensitive.',
    })
    serialNumber: string,
    @Ctx('loaders') loaders: Loaders,
  ): Promise<HubRecord | null> {
    if (serialNumber.length > ID_LIMIT) {
      throw badUserInput('serialNumber', `must have at most ${ID_LIMIT} characters`);
    }
    const hubs = await loaders.hubs();
    return findHub(hubs, serialNumber);
  }

  @Cost(UPSTREAM_CALL + WORK_ON_ALL_HUBS)
  @PagedByFirst()
  @Query(() => HubConnection, { nullable: true, description: 'The hubs that the caller can see.' })
  hubs(
    @Args(() => HubListArgs) args: HubListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseOrValue<Connection<HubRecord>> {
    return listHubs(context, info, {}, args);
  }
}

/** The relations of a hub, and the fields with arguments; `hub-fields.ts` has the others. */
@Resolver(() => Hub)
export class HubResolver implements Readonly<Record<HubResolved, unknown>> {
  @FieldResolver()
  account(@Root() hub: HubRecord, @Ctx('loaders') loaders: Loaders): PromiseOrValue<AccountRecord | null> {
    return whenReady(loaders.accounts(), (accounts) =>
      whenReady(needsSpaces(hub, accounts) ? loaders.spaces() : [], (spaces) =>
        accountOfHub(hub, spaces, accounts),
      ),
    );
  }

  @FieldResolver()
  spaces(@Root() hub: HubRecord, @Ctx('loaders') loaders: Loaders): PromiseOrValue<readonly SpaceRecord[]> {
    if (hub.spaceIds.length === 0) return [];
    return whenReady(loaders.spaces(), (spaces) => spacesOfHub(hub, spaces));
  }

  @Cost(ASYNCHRONOUS_VALUE)
  @FieldResolver(() => Port, {
    nullable: true,
    description: 'The port with this number; null if the hub has no such port.',
  })
  port(
    @Root() hub: HubRecord,
    @Arg('number', () => Int, { description: 'The number of the port; the first is 1.' }) number: number,
    @Ctx('loaders') loaders: Loaders,
  ) {
    return readField(loaders, hub, { part: 'connections', select: (whole) => whole.port(number) });
  }
}
