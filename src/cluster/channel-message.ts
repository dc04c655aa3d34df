import { z } from 'zod/v3';
import { parseJson } from '../wire/json.js';
import type { ChannelMessage, ChannelSignal, EntryCodec } from './snapshot-channel.js';

const written = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pollSoon') }),
  z.object({ kind: z.literal('released') }),
  z.object({ kind: z.literal('webhookReceived') }),
  z.object({ kind: z.literal('webhookMissed') }),
  z.object({ kind: z.literal('webhookSubscriptionLost') }),
  z.object({
    kind: z.literal('update'),
    epoch: z.number(),
    previous: z.number().nullable(),
    coverage: z.string(),
    changed: z.array(z.tuple([z.string(), z.string()])),
    removed: z.array(z.string()),
  }),
]);

/** A signal as it is published. */
export function writeSignal(signal: ChannelSignal): string {
  return JSON.stringify(signal);
}

/** A message as it is published. */
export function writeMessage<Entry>(message: ChannelMessage<Entry>, codec: EntryCodec<Entry>): string {
  if (message.kind !== 'update') return writeSignal(message);
  const { update } = message;
  const changed = update.changed.map(([id, entry]) => [id, codec.write(entry)]);
  return JSON.stringify({ kind: 'update', ...update, changed });
}

/** Reads what `writeMessage` wrote; null for anything else. */
export function readMessage<Entry>(text: string, codec: EntryCodec<Entry>): ChannelMessage<Entry> | null {
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
