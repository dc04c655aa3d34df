import { isJsonObject } from './json.js';
import { isLocked } from './switching.js';
import type { JsonObject, WriteResult } from '../world/types.js';
import type { HubModel } from './model.js';
import type { Profile } from './profile.js';

type Rejection = Extract<WriteResult, { readonly ok: false }>;

/** Reads `{"activeport": n}`, the only known write to the state (vendor's demo client). */
export function readActivePort(profile: Profile, patch: JsonObject): number | Rejection {
  if (!isJsonObject(patch)) return reject(400, 'The state must be a JSON object.');
  if (!profile.facts.switches) return reject(422, `${profile.facts.product} has no active port.`);
  const unknown = Object.keys(patch).filter((name) => name !== 'activeport');
  if (unknown.length > 0) return reject(422, `Not writable: ${unknown.join(', ')}.`);
  const port = patch.activeport;
  const valid = typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 4;
  return valid ? port : reject(422, 'activeport must be an integer 0–4.');
}

/** Inferred: a locked port rejects a write with 409. */
export function lockRejection(model: HubModel, port: number): Rejection | undefined {
  return port !== model.active && isLocked(model)
    ? reject(409, `Port ${model.active} is active and locked (lockactive).`)
    : undefined;
}

function reject(status: 400 | 409 | 422, message: string): Rejection {
  return { ok: false, status, message };
}
