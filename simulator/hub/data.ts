import { chargingOf } from './charging.js';
import { connectionsOf } from './connections.js';
import { hubPower } from './power.js';
import { stateOf } from './state.js';
import type { JsonObject } from '../world/types.js';
import type { HubIdentity } from './identity.js';
import type { HubModel } from './model.js';

/** `data` of a hub as Operated shows it. The place of the power block is not documented; invented: beside the state. */
export function dataOf(identity: HubIdentity, model: HubModel, online: boolean, now: number): JsonObject {
  const { profile } = model;
  const agreed = chargingOf(model);
  return {
    serial: identity.serialNumber,
    product: profile.facts.product,
    firmware: profile.firmware,
    hardwareversion: identity.hardwareVersion,
    ip: identity.ip,
    ...(identity.customId !== undefined && { customid: identity.customId }),
    presence: online,
    state: stateOf(model),
    config: { ...model.config },
    connections: connectionsOf(model, agreed, now),
    ...(profile.facts.reportsPower && { power: hubPower(model, agreed, now) }),
  };
}
