import { GatewayError } from '../../schema/gateway-error.js';
import type { RecordOf } from '../../schema/record-of.js';
import type { Viewer } from '../../schema/viewer.js';
import { readText } from '../../wire/scalars.js';
import { isJsonObject } from '../../wire/json.js';

export type UserInfoRecord = Pick<RecordOf<Viewer>, 'id' | 'email'>;

/** @throws GatewayError UPSTREAM_INVALID_RESPONSE */
export function decodeUserInfo(body: unknown): UserInfoRecord {
  if (!isJsonObject(body)) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  return { id: readText(body['sub']), email: readText(body['email']) };
}
