import type { Account, AccountGroup, AccountResolved } from '../../schema/account.js';
import type { RecordOf } from '../../schema/record-of.js';
import { readText } from '../../wire/scalars.js';
import { isJsonObject, type JsonObject } from '../../wire/json.js';
import { decodeRows, readRows } from './rows.js';

export type GroupRecord = RecordOf<AccountGroup>;

export interface AccountRecord extends RecordOf<Account, AccountResolved> {
  /** Null where the account's row has none; the list of groups may have them. */
  readonly groups: readonly GroupRecord[] | null;
}

/**
 * The accounts of a token. Inferred: whether Operated answers with one object or a list is not documented, so both are
 * taken.
 * @throws GatewayError UPSTREAM_INVALID_RESPONSE
 */
export function decodeAccounts(body: unknown): readonly AccountRecord[] {
  const rows = isJsonObject(body) && readText(body['id']) !== null ? [body] : readRows(body);
  return decodeRows(rows, decodeAccount);
}

/** @throws GatewayError UPSTREAM_INVALID_RESPONSE */
export function decodeGroups(body: unknown): readonly GroupRecord[] {
  return decodeRows(readRows(body), decodeGroup);
}

function decodeAccount(row: JsonObject): AccountRecord | null {
  const id = readText(row['id']);
  if (id === null) return null;
  const groups: unknown = row['groups'];
  return {
    id,
    name: readText(row['name']),
    groups: Array.isArray(groups)
      ? groups.filter(isJsonObject).flatMap((group) => decodeGroup(group) ?? [])
      : null,
  };
}

function decodeGroup(row: JsonObject): GroupRecord | null {
  const id = readText(row['id']);
  return id === null ? null : { id, name: readText(row['name']) };
}
