import type { BoardCodec } from '../cluster/board-message.js';
import { HubRecord } from '../datasources/decode/hub.js';
import { isJsonObject } from '../wire/json.js';

/** Hubs as gateways share them: the row as Operated sent it, and when. Only whole ones are shared. */
export const hubCodec: BoardCodec<HubRecord> = {
  write: ({ row, fetchedAt }) => JSON.stringify({ row, fetchedAt: fetchedAt.getTime() }),
  read(text) {
    const written = parse(text);
    if (!isJsonObject(written)) return null;
    const { row, fetchedAt } = written;
    return isJsonObject(row) && typeof fetchedAt === 'number'
      ? HubRecord.decode(row, new Date(fetchedAt))
      : null;
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
