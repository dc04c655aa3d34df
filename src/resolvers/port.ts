import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { OchnoUnitRecord } from '../datasources/decode/port.js';
import { findHub } from '../datasources/relations.js';
import { OchnoUnit, type OchnoUnitResolved } from '../schema/port-capabilities.js';
import type { RequestContext } from './request-context.js';

@Resolver(() => OchnoUnit)
export class OchnoUnitResolver implements Readonly<Record<OchnoUnitResolved, unknown>> {
  @FieldResolver()
  async hub(@Root() unit: OchnoUnitRecord, @Ctx() { loaders }: RequestContext): Promise<HubRecord | null> {
    return findHub(await loaders.hubs(), unit.hardwareId);
  }
}
