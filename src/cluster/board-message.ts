import { z } from 'zod';
import type { BoardMessage } from './board.js';

/** How the entries of a board are written down. */
export interface BoardCodec<Entry> {
  write(entry: Entry): string;
  /** @returns null for what was not written by `write`. */
  read(text: string): Entry | null;
}

const written = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('look') }),
  z.object({ kind: z.literal('hint') }),
  z.object({ kind: z.literal('released') }),
  z.object({
    kind: z.literal('update'),
    turn: z.number(),
    previous: z.number().nullable(),
    coverage: z.string(),
    changed: z.array(z.tuple([z.string(), z.string()])),
    removed: z.array(z.string()),
  }),
]);

/** A message as it is published. */
export function writeMessage<Entry>(message: BoardMessage<Entry>, codec: BoardCodec<Entry>): string {
  if (message.kind !== 'update') return JSON.stringify(message);
  const { update } = message;
  const changed = update.changed.map(([id, entry]) => [id, codec.write(entry)]);
  return JSON.stringify({ kind: 'update', ...update, changed });
}

/** Reads what `writeMessage` wrote; null for anything else. */
export function readMessage<Entry>(text: string, codec: BoardCodec<Entry>): BoardMessage<Entry> | null {
  const parsed = written.safeParse(parseJson(text));
  if (!parsed.success) return null;
  if (parsed.data.kind !== 'update') return parsed.data;
  const { kind, changed, ...rest } = parsed.data;
  const entries: [string, Entry][] = [];
  for (const [id, entryText] of changed) {
    const entry = codec.read(entryText);
    if (entry === null) return null;
    entries.push([id, entry]);
  }
  return { kind, update: { ...rest, changed: entries } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
