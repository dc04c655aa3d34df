import type { RecordOf } from '../../schema/record-of.js';
import type { Space, SpaceResolved } from '../../schema/space.js';
import { readText } from '../../wire/scalars.js';
import { decodeRows, readRows } from './rows.js';

export interface SpaceRecord extends RecordOf<Space, SpaceResolved> {
  /** Inferred: a space may name its account. */
  readonly accountId: string | null;
}

/** @throws GatewayError UPSTREAM_INVALID_RESPONSE */
export function decodeSpaces(body: unknown): readonly SpaceRecord[] {
  return decodeRows(readRows(body), (row) => {
    const id = readText(row['id']);
    return id === null ? null : { id, name: readText(row['name']), accountId: readText(row['accountId']) };
  });
}
