import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { OchnoUnitRecord } from '../datasources/decode/port.js';
import type { Loaders } from '../datasources/loaders.js';
import { findHub } from '../datasources/relations.js';
import { OchnoUnit, type OchnoUnitResolved } from '../schema/port-capabilities.js';
import { type PromiseOrValue, whenReady } from '../wire/promise-or-value.js';

@Resolver(() => OchnoUnit)
export class OchnoUnitResolver implements Readonly<Record<OchnoUnitResolved, unknown>> {
  @FieldResolver()
  hub(@Root() unit: OchnoUnitRecord, @Ctx('loaders') loaders: Loaders): PromiseOrValue<HubRecord | null> {
    return whenReady(loaders.hubs(), (hubs) => findHub(hubs, unit.hardwareId));
  }
}
