import { GatewayError } from '../../schema/gateway-error.js';
import { readText } from '../../wire/scalars.js';
import { isJsonObject } from '../../wire/json.js';

export interface UserInfoRecord {
  readonly id: string | null;
  readonly email: string | null;
}

/** @throws GatewayError UPSTREAM_INVALID_RESPONSE */
export function decodeUserInfo(body: unknown): UserInfoRecord {
  if (!isJsonObject(body)) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  return { id: readText(body['sub']), email: readText(body['email']) };
}
