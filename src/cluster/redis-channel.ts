import type { Redis } from 'ioredis';
import { readMessage, writeMessage, writeSignal } from './channel-message.js';
import { createListeners } from './listeners.js';
import { channelOf, COMMIT, LOAD, runScript } from './redis-scripts.js';
import type { ChannelMessage, EntryCodec, OpenChannel, StoredSnapshot } from './snapshot-channel.js';

/** The connections that carry channels. */
export interface ChannelConnections {
  /** For signals. */
  readonly redis: Redis;
  /** Only subscribes. */
  readonly subscriber: Redis;
  /** For snapshots, which are large. */
  readonly snapshots: Redis;
}

/** The channels of gateways that share a Redis. */
export function createRedisChannels<Entry>(
  { redis, subscriber, snapshots }: ChannelConnections,
  codec: EntryCodec<Entry>,
): OpenChannel<Entry> {
  const listeners = createListeners<ChannelMessage<Entry>>();

  subscriber.on('message', (channel: string, text: string) => {
    const message = readMessage(text, codec);
    if (message !== null) listeners.deliver(channel, message);
  });
  // Resubscribe after a reconnect.
  subscriber.on('ready', () => {
    const channels = listeners.topics();
    if (channels.length > 0) void subscriber.subscribe(...channels).catch(() => undefined);
  });

  return (topic) => {
    const channel = channelOf(topic);
    return {
      async commit(update) {
        const changed = update.changed.flatMap(([id, entry]) => [id, codec.write(entry)]);
        const done = await runScript(
          snapshots,
          COMMIT,
          topic,
          update.epoch,
          update.previous ?? '',
          `${update.epoch} ${update.coverage}`,
          writeMessage({ kind: 'update', update }, codec),
          channel,
          update.changed.length,
          ...changed,
          ...update.removed,
        );
        return done === 'accepted' || done === 'gap' ? done : 'stale';
      },
      load: async () => readStored(await runScript(snapshots, LOAD, topic), codec),
      async listen(listener) {
        const remove = listeners.add(channel, listener);
        // Where this fails, the next connection subscribes.
        await subscriber.subscribe(channel).catch(() => undefined);
        return () => {
          if (remove()) void subscriber.unsubscribe(channel).catch(() => undefined);
        };
      },
      async publish(signal) {
        try {
          await redis.publish(channel, writeSignal(signal));
        } catch {
          listeners.deliver(channel, signal);
        }
      },
    };
  };
}

function readStored<Entry>(answer: unknown, codec: EntryCodec<Entry>): StoredSnapshot<Entry> | null {
  if (!isTexts(answer)) return null;
  const [head, ...rest] = answer;
  const [, epoch, coverage] = /^(\d+) (.*)$/s.exec(head ?? '') ?? [];
  if (epoch === undefined || coverage === undefined) return null;
  const entries = new Map<string, Entry>();
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const entry = codec.read(rest[index + 1] ?? '');
    if (entry !== null) entries.set(rest[index] ?? '', entry);
  }
  return { epoch: Number(epoch), coverage, entries };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((it) => typeof it === 'string');
}
