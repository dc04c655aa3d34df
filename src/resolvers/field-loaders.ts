import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import type { Loaders, OnStale } from '../datasources/loaders.js';
import type { RequestContext } from './request-context.js';

/** The loaders of a request for one of its fields: the same loads, which record the path of the field where one is stale. */
export function fieldLoaders(
  { loaders, staleFields }: Pick<RequestContext, 'loaders' | 'staleFields'>,
  info: Pick<GraphQLResolveInfo, 'path'>,
): Loaders {
  return new FieldLoaders(loaders, () => staleFields.add(responsePathAsArray(info.path)));
}

class FieldLoaders implements Loaders {
  constructor(
    private readonly loaders: Loaders,
    private readonly onStale: OnStale,
  ) {}

  accounts() {
    return this.loaders.accounts(this.onStale);
  }

  groups() {
    return this.loaders.groups(this.onStale);
  }

  spaces() {
    return this.loaders.spaces(this.onStale);
  }

  hubs() {
    return this.loaders.hubs(this.onStale);
  }

  hubsOf(accountId: string) {
    return this.loaders.hubsOf(accountId, this.onStale);
  }

  hubsIn(spaceId: string) {
    return this.loaders.hubsIn(spaceId, this.onStale);
  }

  hub(hubId: string) {
    return this.loaders.hub(hubId, this.onStale);
  }

  completed(hub: HubRecord, needed: HubPart | 'identity') {
    return this.loaders.completed(hub, needed, this.onStale);
  }

  userInfo() {
    return this.loaders.userInfo(this.onStale);
  }

  forget(hubId?: string) {
    this.loaders.forget(hubId);
  }

  bypassCache() {
    this.loaders.bypassCache();
  }
}
