import { isJsonObject, pick, sameJson } from './json.js';
import type { HubEventName, Json, JsonObject } from '../world/types.js';

export interface Change {
  readonly event: HubEventName;
  readonly data: JsonObject;
}

/**
 * The events for a change of a hub's `data`. That `newState` holds the complete state, and that the event of a
 * connection is not complete, is known from the vendor's demo client; the rest of the payloads is invented. No event
 * reports presence or power.
 * @param written whether a configuration was written: it is reported even if nothing changed.
 */
export function changesBetween(before: JsonObject, after: JsonObject, written: boolean): readonly Change[] {
  const state = objectOf(after.state);
  const stateBefore = objectOf(before.state);
  const ports = portPairs(objectOf(before.connections), objectOf(after.connections));
  return [
    ...changeIf(written || !sameJson(before.config, after.config), 'hub:config:change', {
      newConfig: after.config ?? null,
    }),
    ...ports.flatMap(({ port, from, to }) =>
      changeIf(!sameJson(withoutPower(from), withoutPower(to)), 'hub:con:change', {
        port,
        ...pick(to, HINTS),
      }),
    ),
    ...changeIf(!sameJson(stateBefore, state), 'hub:state:change', { newState: state }),
    ...ports.flatMap(({ port, from, to }) =>
      changeIf(!sameJson(from.charging, to.charging), 'hub:charging', {
        port,
        charging: to.charging ?? null,
      }),
    ),
    ...changeIf(!sameJson(stateBefore.otp, state.otp), 'hub:temp', { otp: state.otp ?? null }),
  ];
}

const HINTS: ReadonlySet<string> = new Set(['connected', 'enabled']);

function changeIf(changed: boolean, event: HubEventName, data: JsonObject): readonly Change[] {
  return changed ? [{ event, data }] : [];
}

function portPairs(before: JsonObject, after: JsonObject) {
  const ports = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ports].map((port) => ({ port, from: objectOf(before[port]), to: objectOf(after[port]) }));
}

function withoutPower(connection: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(connection).filter(([name]) => name !== 'charging' && name !== 'power'),
  );
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
