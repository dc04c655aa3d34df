import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Board, BoardMessage, Claim } from './board.js';
import { type BoardCodec, readMessage, writeMessage } from './board-message.js';
import { channelOf, CLAIM, COMMIT, keysOf, LOAD, RELEASE, RENEW } from './redis-scripts.js';

export interface RedisBoardOptions<Entry> {
  /** For commands. */
  readonly redis: Redis;
  /** For hearing what is published, and for nothing else. */
  readonly subscriber: Redis;
  readonly codec: BoardCodec<Entry>;
}

/**
 * The board of gateways that share a Redis. A lease is a key with an end, the fence is the turn: ioredis runs both as
 * scripts, because no library of leases at hand (redlock, redis-semaphore) fences what its holder writes.
 */
export function createRedisBoard<Entry>(options: RedisBoardOptions<Entry>): Board<Entry> {
  const { redis, subscriber, codec } = options;
  const owner = randomUUID();
  const listeners = new Map<string, Set<(message: BoardMessage<Entry>) => void>>();

  const run = (script: string, topic: string, ...args: readonly (string | number)[]): Promise<unknown> => {
    const keys = keysOf(topic);
    return redis.eval(script, keys.length, ...keys, ...args);
  };

  subscriber.on('message', (channel: string, text: string) => {
    const message = readMessage(text, codec);
    if (message === null) return;
    for (const listener of [...(listeners.get(channel) ?? [])]) listener(message);
  });
  // Of a connection that is new nobody has asked anything yet.
  subscriber.on('ready', () => {
    if (listeners.size > 0) void subscriber.subscribe(...listeners.keys()).catch(() => undefined);
  });

  return {
    async claim(topic, interest, leaseMs) {
      return readClaim(await run(CLAIM, topic, owner, leaseMs, interest));
    },
    renew: async (topic, leaseMs) => (await run(RENEW, topic, owner, leaseMs)) === 1,
    async commit(topic, update) {
      const changed = update.changed.flatMap(([id, entry]) => [id, codec.write(entry)]);
      const done = await run(
        COMMIT,
        topic,
        update.turn,
        update.previous ?? '',
        `${update.turn} ${update.coverage}`,
        writeMessage({ kind: 'update', update }, codec),
        channelOf(topic),
        update.changed.length,
        ...changed,
        ...update.removed,
      );
      return done === 'accepted' || done === 'gap' ? done : 'stale';
    },
    async load(topic) {
      const answer = await run(LOAD, topic);
      if (!isTexts(answer)) return null;
      const [head, ...rest] = answer;
      const [, turn, coverage] = /^(\d+) (.*)$/s.exec(head ?? '') ?? [];
      if (turn === undefined || coverage === undefined) return null;
      const entries = new Map<string, Entry>();
      for (let index = 0; index + 1 < rest.length; index += 2) {
        const entry = codec.read(rest[index + 1] ?? '');
        if (entry !== null) entries.set(rest[index] ?? '', entry);
      }
      return { turn: Number(turn), coverage, entries };
    },
    async listen(topic, listener) {
      const channel = channelOf(topic);
      const ofTopic = listeners.get(channel) ?? new Set();
      listeners.set(channel, ofTopic.add(listener));
      // Where it fails, the connection's next start asks again.
      await subscriber.subscribe(channel).catch(() => undefined);
      return () => {
        ofTopic.delete(listener);
        if (ofTopic.size > 0) return;
        listeners.delete(channel);
        void subscriber.unsubscribe(channel).catch(() => undefined);
      };
    },
    async ask(topic, why) {
      await redis.publish(channelOf(topic), writeMessage({ kind: why }, codec));
    },
    async release(topic) {
      await run(RELEASE, topic, owner, channelOf(topic), writeMessage({ kind: 'released' }, codec));
    },
  };
}

function readClaim(answer: unknown): Claim {
  if (!isList(answer)) throw new Error('The claim was not answered by a list.');
  const [held, turn, ...rest] = answer;
  if (held !== 1) return { held: false, turn: Number(turn), freeInMs: Math.max(Number(rest[0]), 0) };
  return { held: true, turn: Number(turn), interests: rest.filter((it) => typeof it === 'string') };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((it) => typeof it === 'string');
}
