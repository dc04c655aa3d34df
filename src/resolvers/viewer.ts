import { Ctx, Query, Resolver } from 'type-graphql';
import { Viewer, ViewerKind } from '../schema/viewer.js';
import type { RequestContext } from './request-context.js';
import { Cost, UPSTREAM_CALL } from '../schema/cost-directives.js';
import { DependsOn } from '../schema/depends-on.js';

const KINDS = { user: ViewerKind.USER, session: ViewerKind.USER, service: ViewerKind.SERVICE } as const;

@Resolver(() => Viewer)
export class ViewerResolver {
  @Cost(UPSTREAM_CALL)
  @DependsOn('principal')
  @Query(() => Viewer, {
    nullable: true,
    description:
      "The caller. For a user this reads Operated's user info, so that an invalid token is rejected.",
  })
  async viewer(@Ctx() { principal, loaders }: RequestContext): Promise<Viewer> {
    const [user, scopes] = await Promise.all([loaders.userInfo(), principal.scopes()]);
    return { kind: KINDS[principal.kind], id: user?.id ?? null, email: user?.email ?? null, scopes };
  }
}
