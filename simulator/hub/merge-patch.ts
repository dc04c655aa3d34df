import { isJsonObject } from './json.js';
import type { Json, JsonObject } from '../world/types.js';

/** `target` after an RFC 7396 merge patch: null removes a member, an object goes deeper, all else replaces. */
export function mergePatch(target: Json | undefined, patch: JsonObject): JsonObject {
  const members = new Map(Object.entries(isJsonObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) members.delete(name);
    else members.set(name, isJsonObject(value) ? mergePatch(members.get(name), value) : value);
  }
  // fromEntries defines members, it never assigns them: one called __proto__ stays a member.
  return Object.fromEntries(members);
}
