import { isJsonObject } from './json.js';
import { isLocked } from './switching.js';
import type { JsonObject, WriteResult } from '../world/types.js';
import type { HubModel } from './model.js';
import type { Profile } from './profile.js';

type Refusal = Extract<WriteResult, { readonly ok: false }>;

/** Reads `{"activeport": n}`, the one write to the state that is known (the vendor's demo client makes it). */
export function readActivePort(profile: Profile, patch: JsonObject): number | Refusal {
  if (!isJsonObject(patch)) return refuse(400, 'The state must be a JSON object.');
  if (!profile.facts.switches) return refuse(422, `${profile.facts.product} has no active port.`);
  const strangers = Object.keys(patch).filter((name) => name !== 'activeport');
  if (strangers.length > 0) return refuse(422, `Not to be written: ${strangers.join(', ')}.`);
  const port = patch.activeport;
  const valid = typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 4;
  return valid ? port : refuse(422, 'activeport must be an integer 0–4.');
}

/** That the lock refuses a write, and how, is not documented (inferred). */
export function lockRefusal(model: HubModel, port: number): Refusal | undefined {
  return port !== model.active && isLocked(model)
    ? refuse(409, `Port ${model.active} is active and locked (lockactive).`)
    : undefined;
}

function refuse(status: 400 | 409 | 422, message: string): Refusal {
  return { ok: false, status, message };
}
