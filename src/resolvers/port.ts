import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { OchnoUnitRecord } from '../datasources/decode/port.js';
import { OchnoUnit, type OchnoUnitResolved } from '../schema/port-capabilities.js';
import type { RequestContext } from './request-context.js';

@Resolver(() => OchnoUnit)
export class OchnoUnitResolver implements Readonly<Record<OchnoUnitResolved, unknown>> {
  @FieldResolver()
  async hub(@Root() unit: OchnoUnitRecord, @Ctx() { loaders }: RequestContext): Promise<HubRecord | null> {
    const hubs = await loaders.hubs();
    return hubs.find((hub) => hub.isKnownAs(unit.hardwareId)) ?? null;
  }
}
