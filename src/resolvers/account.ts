import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ID } from '../schema/id.js';
import type { AccountRecord, GroupRecord } from '../datasources/decode/account.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { SpaceRecord } from '../datasources/decode/space.js';
import type { Loaders } from '../datasources/loaders.js';
import { Account, type AccountResolved } from '../schema/account.js';
import { accountsById } from '../datasources/relations.js';
import type { Connection } from '../schema/connection.js';
import { FacetCount, HubFacetArgs } from '../schema/hub-facets.js';
import { HubListArgs } from '../schema/hub-list-args.js';
import { HubConnection } from '../schema/hub.js';
import type { PowerSummary } from '../schema/power.js';
import { SpaceListArgs } from '../schema/space-list-args.js';
import { SpaceConnection } from '../schema/space.js';
import type { PromiseOrValue } from '../wire/promise-or-value.js';
import { countFacets } from './count-facets.js';
import { listHubs, summarisePower } from './list-hubs.js';
import type { RequestContext } from './request-context.js';
import { listSpaces } from './list-spaces.js';
import {
  Cost,
  ListSize,
  PagedByFirst,
  UPSTREAM_CALL,
  VALUES_OF_A_FACET,
  WORK_ON_A_FEW,
  WORK_ON_ALL_HUBS,
} from '../schema/cost-directives.js';

@Resolver(() => Account)
export class AccountResolver implements Readonly<Record<AccountResolved, unknown>> {
  @Cost(UPSTREAM_CALL)
  @Query(() => Account, {
    nullable: true,
    description: 'The account with this id; null if the caller can see no such account.',
  })
  async account(
    @Arg('id', () => ID, { description: "Operated's id of the account." }) id: string,
    @Ctx('loaders') loaders: Loaders,
  ): Promise<AccountRecord | null> {
    return accountsById.find(await loaders.accounts(), id);
  }

  @Cost(UPSTREAM_CALL)
  @ListSize(1)
  @Query(() => [Account], { nullable: true, description: 'The accounts that the caller can see.' })
  accounts(@Ctx('loaders') loaders: Loaders): PromiseOrValue<readonly AccountRecord[]> {
    return loaders.accounts();
  }

  @FieldResolver()
  async groups(
    @Root() account: AccountRecord,
    @Ctx('loaders') loaders: Loaders,
  ): Promise<readonly GroupRecord[] | null> {
    if (account.groups !== null) return account.groups;
    // The list of groups names no account, so it can be assigned only if there is exactly one.
    const accounts = await loaders.accounts();
    return accounts.length === 1 ? loaders.groups() : null;
  }

  @Cost(WORK_ON_A_FEW)
  @PagedByFirst()
  @FieldResolver(() => SpaceConnection, { nullable: true, description: 'The spaces of the account.' })
  spaces(
    @Root() account: AccountRecord,
    @Args(() => SpaceListArgs) args: SpaceListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<SpaceRecord>> {
    return listSpaces(context, info, account.id, args);
  }

  @Cost(WORK_ON_ALL_HUBS)
  @PagedByFirst()
  @FieldResolver(() => HubConnection, { nullable: true, description: 'The hubs of the account.' })
  hubs(
    @Root() account: AccountRecord,
    @Args(() => HubListArgs) args: HubListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseOrValue<Connection<HubRecord>> {
    return listHubs(context, info, { accountId: account.id }, args);
  }

  @Cost(WORK_ON_ALL_HUBS)
  @ListSize(VALUES_OF_A_FACET)
  @FieldResolver(() => [FacetCount], {
    nullable: true,
    description:
      'The number of hubs of the account by value: by count, largest first, then by label. Beside a list of the hubs, `facets` of that list costs less.',
  })
  async facets(
    @Root() account: AccountRecord,
    @Args(() => HubFacetArgs) { by, filter }: HubFacetArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly FacetCount[]> {
    const { list } = await listHubs(context, info, { accountId: account.id }, { filter, first: 0 });
    return countFacets(context, info, list, by);
  }

  @FieldResolver()
  power(
    @Root() account: AccountRecord,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseOrValue<PowerSummary> {
    return summarisePower(context, info, { accountId: account.id });
  }
}
