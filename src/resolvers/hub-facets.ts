import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import { Cost, ListSize, VALUES_OF_A_FACET, WORK_ON_A_FEW } from '../schema/cost-directives.js';
import { HubConnection } from '../schema/hub.js';
import { FacetCount, HubFacet } from '../schema/hub-facets.js';
import { countFacets } from './count-facets.js';
import type { PageOfList } from './paginate.js';
import type { RequestContext } from './request-context.js';

@Resolver(() => HubConnection)
export class HubConnectionResolver {
  @Cost(WORK_ON_A_FEW)
  @ListSize(VALUES_OF_A_FACET)
  @FieldResolver(() => [FacetCount], {
    description:
      'The number of hubs by value, over all pages of the filtered list: by count, largest first, then by label.',
  })
  facets(
    @Root() page: PageOfList<HubRecord>,
    @Arg('by', () => HubFacet, { description: 'The values by which the hubs are counted.' }) by: HubFacet,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly FacetCount[]> {
    return countFacets(context, info, page.list, by);
  }
}
