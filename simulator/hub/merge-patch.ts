import { isJsonObject } from './json.js';
import type { Json, JsonObject } from '../world/types.js';

/** Applies an RFC 7396 merge patch to `target`. */
export function mergePatch(target: Json | undefined, patch: JsonObject): JsonObject {
  const members = new Map(Object.entries(isJsonObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) members.delete(name);
    else members.set(name, isJsonObject(value) ? mergePatch(members.get(name), value) : value);
  }
  // fromEntries defines members and does not assign them, so a member named __proto__ is safe.
  return Object.fromEntries(members);
}
